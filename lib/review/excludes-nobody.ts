import type { TrustCondition } from '../access';
import { coverEveryAddress, coverNobody } from './networks';
import { matches } from './policies/pattern';

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
  if (name === 'stringlike' || name === 'arnlike' || name === 'arnequals')
    return values.some(matchesEverything) || matchAnybody(key.toLowerCase(), values);
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

const each = (characters: string, rest: string) => Array.from(characters, (character) => character + rest);

/** What stands for everybody under a key: somebody with every first letter, a role and a user that no pattern means. */
const ANYBODY: ReadonlyMap<string, readonly string[]> = new Map([
  ...['saml:sub', 'saml:doc', 'saml:namequalifier', 'sts:rolesessionname', 'sts:sourceidentity'].map(
    (key) => [key, each('abcdefghijklmnopqrstuvwxyz', 'q.nobody-zq@no-such.example')] as const,
  ),
  ...['aws:principalaccount', 'aws:sourceaccount'].map((key) => [key, each('0123456789', '07070707070')] as const),
  ['aws:principalarn', ['arn:aws:iam::070707070707:role/zq-nobody', 'arn:aws:iam::070707070707:user/zq-nobody']],
  ['aws:principalorgid', each('abcdefghijklmnopqrstuvwxyz0123456789', 'zqnobody07').map((id) => `o-${id}`)],
]);

/** Whether patterns, added up, match everybody: `*@*`, or one for every letter. */
function matchAnybody(key: string, patterns: readonly string[]): boolean {
  const people = ANYBODY.get(key);
  return people?.every((somebody) => patterns.some((pattern) => matches(pattern, somebody))) ?? false;
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
