import { declaredById, orgPlaces } from '../declared';
import type { AuditRule } from '../model';
import { groupAddress } from '../places';
import { liveRoleGroups, type LiveRoleGroup } from '../role-groups';

export const groupUndeclared: AuditRule = {
  id: 'group-undeclared',
  severity: 'medium',
  title: 'A group that is not declared names a role',
  why: 'Anyone who is in it and has the app gets the role that its name says, and the configuration does not show it.',
  remedy: 'Delete or rename the group in Okta, or declare the role and its grants.',
  mayGiveAccess: true,
  check: ({ declared, live, snapshot }) => {
    const known = declaredById(declared, snapshot);
    return [...liveRoleGroups(live, snapshot).values()]
      .filter(({ group }) => !known.has(group.id))
      .map((found) => ({
        subject: found.group.name,
        address: groupAddress(found.group.id),
        alsoAt: orgPlaces(declared),
        ...weight(found),
      }));
  },
};

function weight({ named, asserted }: LiveRoleGroup) {
  const { role = '', accountId = '' } = named;
  const names = `it names the role ${role} in account ${accountId}`;
  if (asserted.some(({ outcome }) => outcome === 'admitted'))
    return { severity: 'critical' as const, evidence: `${names}, which is there and lets its members in` };
  const [open] = asserted.filter(({ outcome }) => outcome === 'unknown');
  if (open)
    return {
      severity: 'high' as const,
      evidence: `${names}; whether it lets them in is unknown: ${open.reason ?? ''}`,
    };
  return { evidence: `${names}, which lets nobody in by it now` };
}
