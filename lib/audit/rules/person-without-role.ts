import { appPairs, orgPlaces } from '../declared';
import { liveIndex } from '../live';
import type { AuditRule } from '../model';
import { liveRoleGroups } from '../role-groups';

export const personWithoutRole: AuditRule = {
  id: 'person-without-role',
  severity: 'low',
  title: 'Somebody has the app and no role',
  why: 'The person sees the tile, and AWS refuses the sign-in.',
  remedy: 'Grant the management group a role, or take the app away from it.',
  check: ({ declared, live, snapshot }) => {
    const { groups } = liveIndex(snapshot);
    const naming = [...liveRoleGroups(live, snapshot).values()];
    // Who is in a group that was not read may have its role; and with no role at all, something else is the finding.
    if (naming.length === 0 || naming.some(({ group }) => group.people === undefined)) return [];
    const withRole = new Set(naming.flatMap(({ group }) => (group.people ?? []).map(({ id }) => id)));
    return appPairs(declared, snapshot).flatMap(({ app: { label, address }, there }) => {
      const found = new Map<string, string>();
      const picked = new Set(there.people.flatMap(({ id, samlRoles }) => (samlRoles.length > 0 ? [id] : [])));
      for (const { groupId, samlRoles } of there.groups)
        for (const { id, login, status } of groups.get(groupId)?.people ?? []) {
          if (samlRoles.length > 0 || withRole.has(id) || picked.has(id) || LEFT.test(status)) continue;
          found.set(login, groups.get(groupId)?.name ?? groupId);
        }
      for (const { id, login, samlRoles } of there.people)
        if (samlRoles.length === 0 && !withRole.has(id)) found.set(login, 'an assignment in person');
      return [...found].map(([login, through]) => ({
        ...{ subject: login, address, evidence: `has ${label} by ${through}` },
        alsoAt: orgPlaces(declared),
      }));
    });
  },
};

const LEFT = /^(DEPROVISIONED|SUSPENDED|DELETED)$/;
