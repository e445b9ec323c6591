import type { Address } from '../../documents';
import type { ReadRule } from '../okta/group-rules';
import type { Group } from '../okta/groups';
import { type AppSide, type Filler, groupsOfMembers } from './okta-side';

/** Whether the people who are put into a role group have the app, and by which assignment. */
export type Holding =
  { readonly at: Address; readonly through: string } | { readonly unknown: string } | { readonly nobody: string };

/**
 * Members of any assigned group have the app; then the group filter reads every group that they are in, assigned or not.
 * @see https://help.okta.com/oie/en-us/Content/Topics/DeploymentGuides/AWS/aws-assign-management-groups.htm
 */
export function holding(
  roleGroup: Group,
  { managementGroup }: Filler,
  side: AppSide,
  rules: readonly ReadRule[],
): Holding {
  const { app, assigned, everyone, complete } = side;
  if (everyone !== undefined) return { at: everyone, through: 'Everyone' };
  const own = [roleGroup.name, managementGroup.name];
  const direct = own.find((name) => assigned.has(name));
  const theirs =
    direct === undefined ? [...own, ...[...groupsOfMembers(managementGroup.name, rules)].sort()] : [direct];
  for (const through of theirs) {
    const at = assigned.get(through);
    if (at !== undefined) return { at, through };
  }
  const { label } = app.app;
  if (!complete) return { unknown: `which groups are assigned to ${label} is not known in full` };
  if (assigned.size > 0)
    return {
      unknown: `neither ${[...new Set(theirs)].slice(0, 2).join(' nor ')} is assigned to ${label}: members get the role if they have the app by another group`,
    };
  return { nobody: `no group is assigned to ${label}: nobody has the app` };
}
