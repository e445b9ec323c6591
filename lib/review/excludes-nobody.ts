import type { TrustCondition } from '../access';
import { coverEveryAddress, coverNobody } from './networks';

/** Keys that every sign-in has. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html */
const ALWAYS_THERE = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:sourceip',
  'saml:aud',
  'saml:doc',
  'saml:iss',
  'saml:namequalifier',
  'saml:sub',
  'saml:sub_type',
]);
/** A date so far ahead restricts nobody whose account is reviewed before it. */
const FAR_AHEAD = 5;

/**
 * Whether everybody who has the key meets a condition: `IpAddress 0.0.0.0/0`, `StringLike *`, `Null false` of what every
 * sign-in has, a date far away. Another operator (`ForAllValues`, `IfExists`) is another condition and compared as such.
 */
export function excludesNobody({ operator, key, values }: TrustCondition, today: string): boolean {
  const name = operator
    .toLowerCase()
    .replace(/^for(any|all)values:/, '')
    .replace(/ifexists$/, '');
  if (name === 'null')
    return ALWAYS_THERE.has(key.toLowerCase()) && values.every((value) => value.toLowerCase() === 'false');
  if (name === 'ipaddress') return coverEveryAddress(values);
  if (name === 'notipaddress') return coverNobody(values);
  if (name === 'stringlike' || name === 'arnlike' || name === 'arnequals') return values.some(matchesEverything);
  const date = /^date(less|greater)than(?:equals)?$/.exec(name)?.[1];
  return date !== undefined && values.some((value) => isPassed(value, date === 'less', today));
}

function matchesEverything(value: string): boolean {
  return /^\?*\*[*?]*$/.test(value) && value.length - value.replaceAll('?', '').length <= 1;
}

/** Whether the limit is far ahead, or as a beginning passed already; as a date or in seconds since 1970. */
function isPassed(value: string, isEnd: boolean, today: string): boolean {
  const time = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  if (Number.isNaN(time)) return false;
  const now = new Date(`${today}T00:00:00Z`);
  if (!isEnd) return time < now.getTime();
  now.setUTCFullYear(now.getUTCFullYear() + FAR_AHEAD);
  return time > now.getTime();
}
