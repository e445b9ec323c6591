import type { IamArn } from '../arn';
import type { Assertion } from './assertion';

/** Attribute (by its name in the assertion) → condition key. */
const EDU_PERSON: readonly (readonly [oid: string, key: string])[] = [
  ['1', 'eduPersonAffiliation'],
  ['2', 'eduPersonNickname'],
  ['3', 'eduPersonOrgDN'],
  ['4', 'eduPersonOrgUnitDN'],
  ['5', 'eduPersonPrimaryAffiliation'],
  ['6', 'eduPersonPrincipalName'],
  ['7', 'eduPersonEntitlement'],
  ['8', 'eduPersonPrimaryOrgUnitDN'],
  ['9', 'eduPersonScopedAffiliation'],
  ['10', 'eduPersonTargetedID'],
  ['11', 'eduPersonAssurance'],
];

/**
 * The condition keys that an assertion gives values to.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
 */
export function samlKeys(
  assertion: Assertion,
  { provider, nameQualifier, seconds }: { provider: IamArn; nameQualifier: string; seconds: number },
): [key: string, values: string | readonly string[]][] {
  const { recipient, issuer, subject, subjectType, roleSessionName = '', sourceIdentity, tags, attributes } = assertion;
  return [
    ['SAML:aud', recipient],
    ['SAML:iss', issuer],
    ['SAML:sub', subject],
    ['SAML:sub_type', subjectType],
    ['SAML:namequalifier', nameQualifier],
    ['SAML:doc', `${provider.accountId}/${provider.name}`],
    ...EDU_PERSON.map(([oid, key]): [string, readonly string[]] => [
      `SAML:${key}`,
      attributes.get(`urn:oid:1.3.6.1.4.1.5923.1.1.1.${oid}`) ?? [],
    ]),
    ['sts:RoleSessionName', roleSessionName],
    ['sts:DurationSeconds', String(seconds)],
    ['sts:SourceIdentity', sourceIdentity === undefined ? [] : [sourceIdentity]],
    // Okta's factors are not AWS's: these are absent in every SAML sign-in.
    ['aws:MultiFactorAuthPresent', []],
    ['aws:MultiFactorAuthAge', []],
    ['sts:ExternalId', []],
    ['sts:TransitiveTagKeys', assertion.transitiveTagKeys],
    ['aws:TagKeys', [...tags.keys()]],
    ...[...tags].map(([key, value]): [string, string] => [`aws:PrincipalTag/${key}`, value]),
    ...[...tags].map(([key, value]): [string, string] => [`aws:RequestTag/${key}`, value]),
  ];
}
