import type { GroupNaming } from './group-naming';
import { RoleGroupName, type RoleGroupParts } from './role-group-name';

/** The name that a role group has where the configuration gives it no other. @throws InvalidName */
export function usualGroupName({ prefix, filter }: GroupNaming, parts: RoleGroupParts): string {
  if (filter === 'underscore') return `${prefix}_${parts.accountId}_${parts.role}`;
  if (filter === 'hash') return String(RoleGroupName.of(parts, prefix));
  return [prefix, parts.account, parts.role, parts.accountId].join('#');
}
