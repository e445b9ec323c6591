import type { Snapshot, LiveApp } from '../../live/snapshot';
import { samlProvidersOf } from './find-roles';
import type { ReportEntry, TakenRole } from './model';

/** What Okta has besides. */
export function restOfOkta({ okta, unread }: Snapshot, app: LiveApp, strangers: readonly string[]): ReportEntry[] {
  const entry = (
    outcome: ReportEntry['outcome'],
    kind: ReportEntry['kind'],
    name: string,
    because: string,
  ): ReportEntry => ({
    outcome,
    kind,
    where: 'okta',
    name,
    because,
  });
  const policy = okta.policies.find(({ id }) => id === app.policyId);
  return [
    ...okta.apps
      .filter(({ id }) => id !== app.id)
      .map(({ id, label }) => ({
        ...entry(
          'left alone',
          'app',
          label,
          `another app: take it over with --app ${id}, into a configuration of its own`,
        ),
        id,
      })),
    ...(app.policyId === undefined
      ? []
      : [
          entry(
            'left alone',
            'sign-on policy',
            policy?.name ?? app.policyId,
            'the app keeps the policy that it has; other apps may share it',
          ),
        ]),
    ...app.keys
      .filter(({ kid }) => kid === app.kid)
      .map(({ kid, expiresAt }) =>
        entry(
          'left alone',
          'signing key',
          kid,
          `the app keeps it (until ${expiresAt}); “signingKey” would make a new one`,
        ),
      ),
    ...app.people.map(({ login, samlRoles }) =>
      entry(
        'left alone',
        'person',
        login,
        samlRoles.length === 0
          ? 'assigned to the app in person, not by a group'
          : `roles were picked by hand: ${samlRoles.join(', ')}`,
      ),
    ),
    ...app.groups
      .filter(({ samlRoles }) => samlRoles.length > 0)
      .map(({ groupId, samlRoles }) =>
        entry(
          'left alone',
          'assignment',
          okta.groups.find(({ id }) => id === groupId)?.name ?? groupId,
          `roles were picked by hand: ${samlRoles.join(', ')}; an apply that writes the assignments again may lose them`,
        ),
      ),
    ...strangers.map((id) =>
      entry('cannot be said', 'assignment', id, 'the group is assigned, and is not among the groups that were read'),
    ),
    ...unread.map(({ where, what, reason }): ReportEntry => ({
      outcome: 'cannot be said',
      kind: 'not read',
      where,
      name: what,
      because: `the snapshot could not read it: ${reason}`,
    })),
  ];
}

/** What the accounts have besides: other SAML providers, roles that people may reach by SAML, accounts without any. */
export function restOfAws(snapshot: Snapshot, roles: readonly TakenRole[], identityProvider: string): ReportEntry[] {
  const taken = new Set(roles.map(({ roleArn }) => roleArn));
  const accounts = new Set(roles.map(({ accountId }) => accountId));
  return snapshot.accounts.flatMap(({ id, samlProviders, roles: all }) => [
    ...(accounts.has(id)
      ? []
      : [
          {
            outcome: 'left alone' as const,
            kind: 'account' as const,
            where: id,
            name: id,
            because: 'no group leads to a role of this account',
          },
        ]),
    ...samlProviders
      .filter(({ arn }) => !accounts.has(id) || !arn.endsWith(`:saml-provider/${identityProvider}`))
      .map(({ arn }): ReportEntry => ({
        outcome: 'left alone',
        kind: 'SAML provider',
        where: id,
        name: arn.slice(arn.lastIndexOf('/') + 1),
        id: arn,
        because: 'the app’s roles do not use it',
      })),
    ...all
      .filter(({ arn, trust }) => !taken.has(arn) && samlProvidersOf(trust).length > 0)
      .map(({ arn, name, trust }): ReportEntry => ({
        outcome: 'left alone',
        kind: 'role',
        where: id,
        name,
        id: arn,
        because: `no group of this app leads to it; it trusts ${samlProvidersOf(trust).join(', ')}`,
      })),
  ]);
}
