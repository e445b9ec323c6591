import type { Access, BrokenLink, Grant } from '../../access/model';
import { Failure } from '../failure';
import { otherPrincipals, type OtherPrincipals } from './other-principals';
import { groupNames, hint, isRole, roleNames } from './select-grants';

/** Everything that is known about one name. */
export interface Explanation {
  readonly name: string;
  /** One sentence for each thing that has this name. */
  readonly is: readonly string[];
  readonly grants: readonly Grant[];
  /** Who else may assume the role of this name. */
  readonly others: readonly OtherPrincipals[];
  readonly broken: readonly BrokenLink[];
}

/**
 * Who gets what through a group or role, link by link.
 * @param name management group, role group, role (`Admin`, whole name or ARN)
 * @throws Failure for a name that stands nowhere
 */
export function explain(access: Access, name: string): Explanation {
  const groups = groupNames(access);
  const roleGroups = new Set(access.roleGroups.map((group) => group.name));
  const roles = roleNames(access);
  const broken = access.broken.filter(
    ({ subject, managementGroups }) => subject === name || managementGroups.includes(name),
  );
  const all = new Set([...groups, ...roleGroups, ...roles]);
  if (!all.has(name) && broken.length === 0)
    throw new Failure(`neither a group nor a role is called ${JSON.stringify(name)} (${hint(name, all)})`);
  return {
    name,
    is: [...managementGroup(access, name), ...roleGroup(access, name), ...(roles.has(name) ? ['a role'] : [])],
    grants: access.grants.filter(
      (grant) => grant.managementGroup === name || grant.roleGroup === name || isRole(grant, name),
    ),
    others: roles.has(name) ? otherPrincipals(access, { role: name }) : [],
    broken,
  };
}

function managementGroup(access: Access, name: string): string[] {
  const group = access.managementGroups.find((each) => each.name === name);
  if (group === undefined) return groupNames(access).has(name) ? ['a management group'] : [];
  const members =
    group.members === undefined
      ? 'people are added in Okta'
      : `members here: ${group.members.length === 0 ? 'none' : group.members.join(', ')}`;
  return [`a management group${group.existing ? ' that something else owns' : ''}; ${members}`];
}

function roleGroup({ roleGroups }: Access, name: string): string[] {
  return roleGroups
    .filter((group) => group.name === name)
    .map(
      ({ role, accountId, assigned }) =>
        `a role group, ${role === undefined || accountId === undefined ? 'which the group filter overlooks' : `for ${role} in ${accountId}`}` +
        (assigned ? '' : ', not assigned to the app'),
    );
}
