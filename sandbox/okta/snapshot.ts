import type { App, User } from './model';
import type { Org } from './org';

/** Everything an org holds, as JSON, without passwords and private keys. Lists are sorted by id. */
export function snapshot(org: Org) {
  return {
    org: { id: org.id, name: org.name },
    users: sorted(org.users).map(publicUser),
    groups: sorted(org.groups),
    memberships: entries(org.memberships).flatMap(([groupId, members]) =>
      entries(members).map(([userId, membership]) => ({
        groupId,
        userId,
        managed: membership.managed,
        rules: membership.managed === 'by rules' ? [...membership.rules].sort() : undefined,
      })),
    ),
    rules: sorted(org.rules),
    apps: sorted(org.apps).map(publicApp),
    groupAssignments: entries(org.groupAssignments).flatMap(([appId, assignments]) =>
      sorted(assignments).map((assignment) => ({ appId, ...assignment })),
    ),
    userAssignments: entries(org.userAssignments).flatMap(([appId, assignments]) =>
      sorted(assignments).map((assignment) => ({ appId, ...assignment })),
    ),
    policies: sorted(org.policies),
    zones: sorted(org.zones),
    factors: entries(org.factors).map(([userId, { id }]) => ({ userId, id, factorType: 'token:software:totp' })),
  };
}

function publicUser({ password, ...user }: User) {
  return { ...user, hasPassword: password !== undefined };
}

function publicApp({ keys, ...app }: App) {
  const publicKeys = keys.map(({ kid, certificate, created, expiresAt }) => ({ kid, certificate, created, expiresAt }));
  return { ...app, keys: publicKeys };
}

function entries<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function sorted<T>(map: ReadonlyMap<string, T>): T[] {
  return entries(map).map(([, value]) => value);
}
