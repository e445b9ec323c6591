import type { GroupNaming } from './group-naming';
import { RoleGroupName, type RoleGroupParts } from './role-group-name';

/** The name that a role group has where the configuration gives it no other. @throws InvalidName */
export function usualGroupName(naming: GroupNaming, parts: RoleGroupParts): string {
  if (naming.filter === 'hash') RoleGroupName.of(parts, naming.prefix);
  return groupNameText(naming, parts);
}

/** The same of parts that exist already: nothing is refused. */
export function groupNameText({ prefix, filter }: GroupNaming, { account, role, accountId }: RoleGroupParts): string {
  return filter === 'underscore' ? `${prefix}_${accountId}_${role}` : [prefix, account, role, accountId].join('#');
}
