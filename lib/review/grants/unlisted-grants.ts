import type { Access, Grant, Role, TrustStatement } from '../../access';
import { arnOf } from '../lookup';
import { known } from '../read';
import { admitsSaml, isAudience, statements } from '../trust';

/** Represents everybody whom Okta admits, where Okta's side is not in the documents. */
export const UNKNOWN_GROUP = "an unknown group (Okta's side is not in these documents)";

/**
 * Both sides of a change with the grants that nobody can list: where neither has an app, who may sign in is decided in
 * other documents, and every role that trusts a SAML provider counts as granted.
 */
export function withUnlistedGrants(before: Access, after: Access): readonly [before: Access, after: Access] {
  const listed = [before, after].some(
    ({ apps, grants, roleGroups }) => apps.length + grants.length + roleGroups.length > 0,
  );
  return listed
    ? [before, after]
    : before === after
      ? twice(withGrants(before))
      : [withGrants(before), withGrants(after)];
}

function twice<T>(value: T): readonly [T, T] {
  return [value, value];
}

function withGrants(access: Access): Access {
  return { ...access, grants: access.roles.flatMap(grantOf) };
}

function grantOf(role: Role): Grant[] {
  const opening = statements(role).filter(
    (statement) => admitsSaml(statement) && statement.principals.some(({ type, not }) => type === 'Federated' && !not),
  );
  const [first] = opening;
  const provider = first?.principals.find(({ type }) => type === 'Federated');
  if (!first || !provider) return [];
  const { adopted, policies, maxSessionSeconds, address, name } = role;
  const accountId = known(role.accountId) ?? '';
  return [
    {
      managementGroup: UNKNOWN_GROUP,
      accountId,
      accountName: accountId,
      role: name,
      roleArn: arnOf(role),
      roleGroup: '',
      providerArn: provider.value,
      // Of several statements the one that asks for less counts; a role is seldom opened twice.
      audiences: opening.flatMap(audiencesOf),
      conditions: opening.length === 1 ? first.conditions.filter((condition) => !isAudience(condition)) : [],
      policies: adopted
        ? { unknown: 'the policies of an adopted role are in the account' }
        : { known: policies.map((policy) => policy.name) },
      maxSessionSeconds,
      chain: [
        { kind: 'trust policy', address, evidence: provider.value },
        { kind: 'role', address, evidence: name },
      ],
    },
  ];
}

function audiencesOf({ conditions }: TrustStatement): readonly string[] {
  return conditions.filter(isAudience).flatMap(({ values }) => values);
}
