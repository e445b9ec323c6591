import type { Rule } from '../model';
import { rolesByArn } from '../lookup';
import { compareMembers } from '../members';
import { groupBy } from '../order';
import { isPowerful } from '../policies/role-power';

/** The grants may all be as they were: the person is new in the group. */
export const administratorMemberAdded: Rule = {
  id: 'administrator-member-added',
  severity: 'high',
  title: 'A person becomes an administrator by joining a group',
  why: 'Membership is access: a new member gets every role of the management group with the next login.',
  remedy: 'Confirm that this person needs every role of the group; otherwise grant a smaller role to another group.',
  check: ({ before, after }) => {
    const roles = rolesByArn(after);
    const grants = groupBy(after.grants, ({ managementGroup }) => managementGroup);
    return compareMembers(before, after)
      .filter(({ kind }) => kind === 'joined')
      .flatMap(({ login, managementGroup }) => {
        const powerful = (grants.get(managementGroup) ?? []).filter(({ roleArn }) => {
          const role = roles.get(roleArn);
          return role !== undefined && isPowerful(role);
        });
        if (powerful.length === 0) return [];
        const address = after.managementGroups.find(({ name }) => name === managementGroup)?.address ?? '';
        return [
          {
            subject: `${login} → ${managementGroup}`,
            address,
            evidence: `roles that make an administrator: ${powerful.length}`,
          },
        ];
      });
  },
};
