import type { Access } from '../access';
import { groupBy, sortedBy } from './order';
import type { MembershipChange } from './model';

/** People whom the documents put into a management group or take out of it. Who is added in Okta isn't seen here. */
export function compareMembers(before: Access, after: Access): MembershipChange[] {
  return sortedBy(
    [...only(after, before, 'joined'), ...only(before, after, 'left')],
    ({ managementGroup, login, kind }) => [managementGroup, login, kind],
  );
}

function only(these: Access, others: Access, kind: MembershipChange['kind']): MembershipChange[] {
  const there = new Set(memberships(others).map(({ key }) => key));
  const roles = groupBy(these.grants, ({ managementGroup }) => managementGroup);
  return memberships(these)
    .filter(({ key }) => !there.has(key))
    .map(({ login, managementGroup }) => ({
      login,
      managementGroup,
      kind,
      roles: roles.get(managementGroup)?.length ?? 0,
    }));
}

/** Logins are compared ignoring case, as Okta does. */
function memberships({ managementGroups }: Access) {
  const all = managementGroups.flatMap(({ name, members = [] }) =>
    members.map((login) => ({ login, managementGroup: name, key: JSON.stringify([name, login.toLowerCase()]) })),
  );
  return [...new Map(all.map((membership) => [membership.key, membership])).values()];
}
