import { applyGroupFilter } from './group-filter';
import { fillRoleValuePattern } from './role-value-pattern';

/** How an app makes roles of the names of groups. */
export interface RoleMapping {
  readonly groupFilter: string;
  readonly roleValuePattern: string;
}

/** What the assertion says for a role group: two ARNs with a comma; `undefined` where the filter overlooks the group. */
export function assertedRole(groupName: string, { groupFilter, roleValuePattern }: RoleMapping): string | undefined {
  const match = applyGroupFilter(groupName, groupFilter);
  return match && fillRoleValuePattern(roleValuePattern, match);
}

/** Whether an assertion's value means this role, by this provider; AWS takes the two ARNs in either order. */
export function means(value: string, arns: { readonly provider: string; readonly role: string }): boolean {
  const said = value.split(',').map((arn) => arn.trim());
  return said.length === 2 && said.includes(arns.provider) && said.includes(arns.role);
}
