import { RoleName } from '../naming/role-name';
import { usualGroupName } from '../naming/usual-group-name';
import type { Account, AdoptedRole, Federation, Role } from './model';

/** Full name in IAM. */
export function roleNameOf({ identityProvider }: Federation, account: Account, role: Role | AdoptedRole): string {
  if ('name' in role) return role.name;
  return role.roleName ?? String(RoleName.of({ identityProvider, account: account.name, role: role.role }));
}

/** Name of the role group. */
export function groupNameOf(federation: Federation, account: Account, role: Role | AdoptedRole): string {
  const { groupPrefix: prefix, groupFilter: filter = 'hash' } = federation.okta;
  const parts = { account: account.name, role: roleNameOf(federation, account, role), accountId: account.id };
  return role.groupName ?? usualGroupName({ prefix, filter }, parts);
}
