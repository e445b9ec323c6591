import { createHash } from 'node:crypto';
import { InvalidName } from './invalid-name';
import type { SessionAction } from './session-tags';

/** Operator → key → values, as in IAM; several entries must all hold. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface TrustStatementProps {
  /** Of our statement: {@link statementId}. */
  readonly sid: string;
  /** SAML providers of the account; two while one replaces the other. Never empty. */
  readonly providerArns: readonly string[];
  /** Sign-in endpoints that an assertion may be for; never empty. */
  readonly audiences: readonly string[];
  readonly conditions?: Conditions;
  /** What the assertion does besides signing in, see `sessionActions`. @default - none */
  readonly sessionActions?: readonly SessionAction[];
}

/** A statement of a trust policy. Its keys are in IAM's usual order. */
export interface TrustStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: { readonly Federated: string | readonly string[] };
  readonly Action: typeof SIGN_IN | readonly [typeof SIGN_IN, ...SessionAction[]];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Largest trust policy that IAM's quota can be raised to, in characters without white space. */
export const MAX_TRUST_POLICY = 8192;
const AUDIENCE = 'SAML:aud';
const SIGN_IN = 'sts:AssumeRoleWithSAML';

/**
 * Admits people whom the SAML provider vouches for at one of the sign-in endpoints, if all further conditions hold.
 * @throws InvalidName for a condition on the audience, which could only widen or close what is here
 */
export function trustStatement(props: TrustStatementProps): TrustStatement {
  const { sid, providerArns, audiences, conditions = {}, sessionActions = [] } = props;
  const merged = new Map<string, Record<string, string | readonly string[]>>([
    ['StringEquals', { [AUDIENCE]: oneOrMany(audiences) }],
  ]);
  for (const [operator, keys] of Object.entries(conditions))
    for (const [key, values] of Object.entries(keys)) {
      if (key.toLowerCase() === AUDIENCE.toLowerCase())
        throw new InvalidName(
          'condition',
          key,
          'is set by the sign-in regions',
          'leave it out, or change signInRegions',
        );
      merged.set(operator, { ...merged.get(operator), [key]: oneOrMany(values) });
    }
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { Federated: oneOrMany(providerArns) },
    Action: sessionActions.length === 0 ? SIGN_IN : [SIGN_IN, ...sessionActions],
    Condition: Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** A role's whole trust policy: nobody else is admitted. */
export function trustPolicy(props: TrustStatementProps): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [trustStatement(props)] });
}

/**
 * Distinguishes a federation's statement from the others in an adopted role's trust policy. It must never change, or
 * the statement would be left behind: lib/stacks makes it of the Okta org: {@link Owner}.
 * A Sid has letters and digits only, so a string that has more gets a hash.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function statementId(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9]/g, '');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `OktaAwsFederation${plain}${plain === text ? '' : hash}`;
}

/** IAM writes a list of one as its only value. */
function oneOrMany(values: readonly string[]): string | readonly string[] {
  const [first, ...rest] = values;
  return first !== undefined && rest.length === 0 ? first : [...values];
}
