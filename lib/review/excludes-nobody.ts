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
/**
 * Keys that no SAML sign-in has: nobody is signed in to AWS yet, and Okta's factors are not AWS's. What an assertion may
 * carry (session tags, a source identity) is not among them.
 */
const NEVER_THERE = new Set([
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:principaltype',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:userid',
  'aws:username',
  'sts:externalid',
]);

/** A date so far ahead restricts nobody whose account is reviewed before it. */
const FAR_AHEAD = 5;

/**
 * Whether everybody who has the key meets a condition: `IpAddress 0.0.0.0/0`, `StringLike *`, `Null false` of what every
 * sign-in has, a date far away. Another operator (`ForAllValues`, `IfExists`) is another condition and compared as such.
 * @param federated the statement speaks of federated principals only, who are not signed in to AWS yet
 */
export function excludesNobody({ operator, key, values }: TrustCondition, today: string, federated: boolean): boolean {
  const name = operator
    .toLowerCase()
    .replace(/^for(any|all)values:/, '')
    .replace(/ifexists$/, '');
  if (federated && NEVER_THERE.has(key.toLowerCase()) && isMetByAbsence(operator, values)) return true;
  if (name === 'null')
    return ALWAYS_THERE.has(key.toLowerCase()) && values.every((value) => value.toLowerCase() === 'false');
  if (name === 'ipaddress') return coverEveryAddress(values);
  if (name === 'notipaddress') return coverNobody(values);
  if (name === 'stringlike' || name === 'arnlike' || name === 'arnequals') return values.some(matchesEverything);
  const date = /^date(less|greater)than(?:equals)?$/.exec(name)?.[1];
  return date !== undefined && values.some((value) => isPassed(value, date === 'less', today));
}

/**
 * Whether a request without the key meets the condition.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function isMetByAbsence(operator: string, values: readonly string[]): boolean {
  if (/^null$/i.test(operator)) return values.every((value) => value.toLowerCase() === 'true');
  return /^forallvalues:|ifexists$|^(?:string|arn|numeric|date)not|^notipaddress/i.test(operator);
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
