import { principalText, type Access, type Role, type TrustCondition, type TrustStatement } from '../access';
import { arnOf } from './lookup';
import type { RuleSighting } from './model';
import { canonical, sortedBy } from './order';
import { matches } from './policies/pattern';
import { known } from './read';

/**
 * Sign-in endpoints of AWS, the only recipients that a trust policy should accept.
 * @see https://docs.aws.amazon.com/general/latest/gr/signin-service.html
 */
const SIGN_IN =
  /^https:\/\/(?:[a-z0-9-]+\.)?(?:signin\.aws\.amazon\.com|signin\.amazonaws-us-gov\.com|signin\.amazonaws\.cn)\/saml$/;

export function isSignInEndpoint(url: string): boolean {
  return SIGN_IN.test(url);
}

const NONE: readonly TrustStatement[] = [];

/** The role's statements that the documents hold; none where they can't be read (the rule `unreadable` reports it). */
export function statements(role: Role): readonly TrustStatement[] {
  return known(role.trust) ?? NONE;
}

/**
 * Sightings of roles whose statements hold something that `look` finds. Roles of an account mostly have one trust policy,
 * whose statements are one list: it is looked at once.
 */
export function trustSightings(
  { roles }: Access,
  look: (statements: readonly TrustStatement[]) => readonly string[],
): RuleSighting[] {
  const seen = new Map<readonly TrustStatement[], readonly string[]>();
  return roles.flatMap((role) => {
    const list = statements(role);
    const found = seen.get(list) ?? look(list);
    seen.set(list, found);
    return found.map((evidence) => ({ subject: arnOf(role), address: role.address, evidence }));
  });
}

/** Whether the statement lets somebody sign in with SAML. `sts:*` and `*` count: IAM reads them so. */
export function admitsSaml({ effect, actions }: TrustStatement): boolean {
  return effect === 'Allow' && actions.some((action) => /^(\*|sts:(\*|assumerole(\*|withsaml)))$/i.test(action));
}

export function isAudience({ key }: TrustCondition): boolean {
  return key.toLowerCase() === 'saml:aud';
}

/**
 * Services by which machines and people outside of AWS assume a role: with a certificate, or as a registered server.
 * @see https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
const FOR_STRANGERS = new Set(['rolesanywhere', 'credentials.iot', 'ssm', 'transfer', 'cognito-identity']);

/** Whether a service principal stands for others than AWS's own machines. */
export function letsStrangersIn(service: string): boolean {
  return FOR_STRANGERS.has(service.toLowerCase().replace(/\.amazonaws\.com(?:\.cn)?$/, ''));
}

/** ARNs of the SAML providers in the documents. */
export function providerArns(access: Access): ReadonlySet<string> {
  return new Set(access.samlProviders.flatMap(({ arn }) => known(arn) ?? []));
}

/** Whether a statement is nothing but sign-in through a SAML provider of these documents. */
export function isOurs(statement: TrustStatement, ours: ReadonlySet<string>): boolean {
  return (
    admitsSaml(statement) &&
    statement.principals.length > 0 &&
    statement.principals.every(({ type, value, not }) => type === 'Federated' && !not && ours.has(value))
  );
}

/** A statement as one line, the same for the same meaning. */
export function describe(statement: TrustStatement): string {
  const { sid, effect, principals, actions, conditions } = statement;
  const when = sortedBy(conditions, conditionKeys).map(describeCondition);
  return [
    ...(sid === undefined ? [] : [`${sid}:`]),
    effect,
    [...actions].sort().join(', '),
    'to',
    principals.map(principalText).sort().join(', '),
    ...(when.length > 0 ? ['if', when.join(' and ')] : []),
  ].join(' ');
}

export function describeCondition({ operator, key, values }: TrustCondition): string {
  return `${operator} ${key} = ${[...values].sort().join(' | ')}`;
}

/**
 * For each principal and action of an allowing statement: the earlier statements that allowed the same, whatever they
 * asked. What nobody was allowed before is left out: it is new, not less restricted.
 */
export function precedents(
  { principals, actions }: TrustStatement,
  earlier: readonly TrustStatement[],
): (readonly TrustStatement[])[] {
  const allowing = earlier.filter(({ effect }) => effect === 'Allow');
  const found = principals
    .map(principalText)
    .flatMap((principal) =>
      actions.map((action) =>
        allowing.filter(
          (other) =>
            other.principals.some((one) => principalText(one) === principal) &&
            other.actions.some((one) => speakOfTheSame(one, action)),
        ),
      ),
    );
  return [...new Map(found.map((list) => [canonical(list.map(meaning)), list])).values()].filter(
    ({ length }) => length > 0,
  );
}

function speakOfTheSame(one: string, other: string): boolean {
  return matches(one, other, { ignoreCase: true }) || matches(other, one, { ignoreCase: true });
}

/** The statement's meaning, without its name. */
export function meaning({ effect, principals, actions, conditions }: TrustStatement): string {
  return canonical([
    effect,
    principals.map(principalText).sort(),
    [...actions].map((action) => action.toLowerCase()).sort(),
    sortedBy(conditions, conditionKeys).map(({ operator, key, values }) => [
      operator,
      key.toLowerCase(),
      [...values].sort(),
    ]),
  ]);
}

function conditionKeys({ operator, key, values }: TrustCondition): string[] {
  return [key.toLowerCase(), operator, ...[...values].sort()];
}
