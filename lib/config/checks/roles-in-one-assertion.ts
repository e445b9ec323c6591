import { ROLES_IN_ASSERTION } from '../../naming/limits';
import type { Check } from '../check';
import { sortedEntries } from '../entries';
import { grantedRoles } from '../granted-roles';

/** Anyone who has more roles can't sign in to any of them. */
export const rolesInOneAssertion: Check = (draft, complain) => {
  const { file, yaml, readable } = draft.managementGroups;
  const rolesOf = new Map<string, number[]>();
  for (const [i, { groups }] of grantedRoles(draft).entries())
    for (const group of groups) {
      const known = rolesOf.get(group);
      if (known) known.push(i);
      else rolesOf.set(group, [i]);
    }
  const remedy = 'split the group, or grant it fewer roles: a member could not sign in at all';
  for (const [group, { length }] of [...rolesOf].sort())
    if (length > ROLES_IN_ASSERTION && readable && Object.hasOwn(yaml, group))
      complain(file, [group], {
        value: length,
        requirement: `is granted ${length} roles, an assertion takes ${ROLES_IN_ASSERTION}`,
        remedy,
        on: 'key',
      });
  const groupsOf = new Map<string, string[]>();
  for (const [group, { members }] of sortedEntries(yaml))
    for (const login of members ?? [])
      if (login !== undefined) groupsOf.set(login, [...(groupsOf.get(login) ?? []), group]);
  for (const [login, groups] of [...groupsOf].sort()) {
    const { size } = new Set(groups.flatMap((group) => rolesOf.get(group) ?? []));
    const [first = ''] = groups;
    if (groups.length < 2 || size <= ROLES_IN_ASSERTION) continue;
    complain(file, [first, 'members', yaml[first]?.members?.indexOf(login) ?? 0], {
      value: login,
      requirement: `has ${size} roles by ${groups.join(', ')}, an assertion takes ${ROLES_IN_ASSERTION}`,
      remedy: 'take the person out of one of the groups: nobody with so many can sign in',
    });
  }
};
