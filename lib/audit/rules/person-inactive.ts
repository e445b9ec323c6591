import { orgPlaces } from '../declared';
import { groupAddress } from '../places';
import type { AuditRule } from '../model';
import { liveRoleGroups } from '../role-groups';

/** Who can't sign in any more; anyone who is only locked out can again. */
const LEFT = /^(DEPROVISIONED|SUSPENDED|DELETED)$/;

export const personInactive: AuditRule = {
  id: 'person-inactive',
  severity: 'medium',
  title: 'Somebody who has left is still in role groups',
  why: 'As soon as the person is active again, the roles are there again, whether or not they are needed then.',
  remedy: 'Take the person out of the management group, and out of the role group where no rule did it.',
  check: ({ declared, live, snapshot }) => {
    const found = new Map<string, { status: string; groups: string[]; address: string }>();
    for (const { group } of liveRoleGroups(live, snapshot).values())
      for (const { login, status } of group.people ?? []) {
        if (!LEFT.test(status)) continue;
        const known = found.get(login) ?? { status, groups: [], address: groupAddress(group.id) };
        known.groups.push(group.name);
        found.set(login, known);
      }
    return [...found].map(([subject, { status, groups, address }]) => ({
      ...{ subject, address, evidence: `${status}, in ${groups.sort().join(', ')}` },
      alsoAt: orgPlaces(declared),
    }));
  },
};
