import type { LiveGroup } from '../../live/snapshot';
import { appPairs, declaredById, type AppPair } from '../declared';
import { assignmentsRead, groupsRead, liveIndex } from '../live';
import type { AuditRule, Audited } from '../model';
import { liveRoleGroups } from '../role-groups';

/** A user with picked roles is a finding of `personal-grant`; an undeclared role group one of `group-undeclared`. */
export const assignedOutside: AuditRule = {
  id: 'assigned-outside',
  severity: 'medium',
  title: 'The app is assigned to others than are declared',
  why: 'Everybody who has the app gets the role of each matching group that they are in.',
  remedy: 'Take the assignment off the app in Okta; the next apply takes off groups as well.',
  mayGiveAccess: true,
  check: (audited) =>
    appPairs(audited.declared, audited.snapshot).flatMap((pair) => [
      ...groupsOutside(audited, pair),
      ...people(audited, pair),
    ]),
};

function groupsOutside({ declared, live, snapshot }: Audited, { app, there }: AppPair) {
  const { assigned } = app;
  // Where assignments are made that can't be read, nobody can say which are not.
  if (assigned?.complete !== true || assigned.everyone || !groupsRead(snapshot)) return [];
  if (!assignmentsRead(snapshot, there, 'groups')) return [];
  const declaredAs = declaredById(declared, snapshot);
  const names = new Set(assigned.groups);
  const { groups } = liveIndex(snapshot);
  return there.groups.flatMap(({ groupId, samlRoles }) => {
    const group = groups.get(groupId);
    const known = declaredAs.get(groupId);
    if (samlRoles.length > 0 || (known !== undefined && names.has(known.name))) return [];
    if (known === undefined && liveRoleGroups(live, snapshot).has(groupId)) return [];
    return [
      {
        subject: app.label,
        address: app.address,
        severity: group?.type === 'BUILT_IN' ? 'high' : undefined,
        evidence: `assigned to ${nameOf(group, groupId)}`,
      },
    ];
  });
}

function people({ snapshot }: Audited, { app, there }: AppPair) {
  if (!assignmentsRead(snapshot, there, 'users')) return [];
  return there.people
    .filter(({ samlRoles }) => samlRoles.length === 0)
    .map(({ login }) => ({ subject: app.label, address: app.address, evidence: `assigned to ${login} in person` }));
}

function nameOf(group: LiveGroup | undefined, id: string): string {
  if (group === undefined) return `a group that was not read, ${id}`;
  return group.type === 'BUILT_IN' ? `${group.name}: all people of the org` : `the group ${group.name}`;
}
