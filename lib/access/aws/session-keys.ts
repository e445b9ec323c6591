import type { TrustCondition } from '../model/aws';

/** Names of the attributes that the app's own statements add to an assertion. */
export type Carried = readonly string[];

const ATTRIBUTES = 'https://aws.amazon.com/SAML/Attributes/';
const TAG = `${ATTRIBUTES}PrincipalTag:`;
const SOURCE_IDENTITY = `${ATTRIBUTES}SourceIdentity`;
const TRANSITIVE = `${ATTRIBUTES}TransitiveTagKeys`;

/**
 * What a trust policy has to allow besides the sign-in: a role that does not refuses the whole of it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
 */
export function neededActions(carried: Carried): string[] {
  return [
    ...(carried.some((name) => name.startsWith(TAG) || name === TRANSITIVE) ? ['sts:TagSession'] : []),
    ...(carried.includes(SOURCE_IDENTITY) ? ['sts:SetSourceIdentity'] : []),
  ];
}

/** Whether no sign-in with these attributes can meet a condition, since its key is absent. */
export function neverMet(condition: TrustCondition, carried: Carried | undefined): boolean {
  return !metWhenAbsent(condition) && isAbsent(condition.key.toLowerCase(), carried);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html */
function isAbsent(key: string, carried: Carried | undefined): boolean {
  // Okta's factors are not AWS's, and only AssumeRole has an external id.
  if (['aws:multifactorauthpresent', 'aws:multifactorauthage', 'sts:externalid'].includes(key)) return true;
  if (carried === undefined) return false;
  const tag = /^aws:(?:requesttag|principaltag)\/(.+)$/.exec(key)?.[1];
  if (tag !== undefined) return !carried.some((name) => name.toLowerCase() === `${TAG}${tag}`.toLowerCase());
  if (key === 'aws:tagkeys') return !carried.some((name) => name.startsWith(TAG));
  if (key === 'sts:transitivetagkeys') return !carried.includes(TRANSITIVE);
  return key === 'sts:sourceidentity' && !carried.includes(SOURCE_IDENTITY);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function metWhenAbsent({ operator, values }: TrustCondition): boolean {
  if (operator === 'Null') return values.includes('true');
  if (operator.endsWith('IfExists') || operator.startsWith('ForAllValues:')) return true;
  return /^(String|Arn|Numeric|Date)Not|^NotIpAddress/.test(operator);
}
