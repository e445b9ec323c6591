import type { Access, BrokenLink, Grant } from '../../access';
import { Failure } from '../failure';
import { aboutName, type SubjectKind } from './about-name';
import { otherPrincipals, type OtherPrincipals } from './other-principals';
import { accountNames, groupNames, hint, roleNames } from './select-grants';
import { shortRole } from './short-role';

/** Everything that is known about one name. */
export interface ExplanationForPeople {
  readonly name: string;
  /** One sentence for each thing that has this name. */
  readonly is: readonly string[];
  readonly grants: readonly Grant[];
  /** Who else may assume the role of this name. */
  readonly others: readonly OtherPrincipals[];
  readonly broken: readonly BrokenLink[];
}

/**
 * Who gets what through something that has a name, link by link.
 * @param asked management group, role group, role (`Admin`, `Mueller-Tech/Admin`, whole name or ARN), account, SAML
 *   provider, group rule or app
 * @throws Failure for a name that nothing has
 */
export function explainForPeople(access: Access, asked: string): ExplanationForPeople {
  const name = roleOfAccount(access, asked) ?? asked;
  const { is, grants, broken } = aboutName(access, name);
  const roles = roleNames(access);
  const groups = groupNames(access);
  if (is.length === 0 && !groups.has(name) && !roles.has(name) && broken.length === 0) {
    const all = new Set([
      ...groups,
      ...access.roleGroups.map((group) => group.name),
      ...roles,
      ...accountNames(access),
      ...access.apps.map(({ label }) => label),
    ]);
    throw new Failure(`nothing here is called ${JSON.stringify(name)} (${hint(name, all)})`);
  }
  const kinds = new Set<SubjectKind>(roles.has(name) ? [...is, 'role'] : is);
  return {
    name,
    is: [
      ...managementGroup(access, name),
      ...roleGroup(access, name),
      ...OTHERS.filter((kind) => kinds.has(kind)).map(withArticle),
    ],
    grants,
    others: roles.has(name) ? otherPrincipals(access, { role: name }) : [],
    broken,
  };
}

/** The role that `Mueller-Tech/Admin` names, as `validate` writes it: by its ARN, or by its name where nobody has it. */
function roleOfAccount({ grants, roleGroups }: Access, name: string): string | undefined {
  const [account, role, more] = name.split('/');
  if (account === undefined || role === undefined || more !== undefined) return undefined;
  const isIt = (each: { role: string; accountName: string; accountId: string }) =>
    [each.accountName, each.accountId].includes(account) && [each.role, shortRole(each)].includes(role);
  return (
    grants.find(isIt)?.roleArn ??
    roleGroups.find(({ role: whole, accountName, accountId }) => {
      if (whole === undefined || accountName === undefined || accountId === undefined) return false;
      return isIt({ role: whole, accountName, accountId });
    })?.role
  );
}

/** Kinds of which there is nothing more to say than that a name is one. */
const OTHERS: readonly SubjectKind[] = ['role', 'SAML provider', 'account', 'group rule', 'app'];

function withArticle(kind: SubjectKind): string {
  return `${/^a/.test(kind) ? 'an' : 'a'} ${kind}`;
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
