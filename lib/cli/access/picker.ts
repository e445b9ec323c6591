import type { Access } from '../../access';
import { Failure } from '../failure';
import { type PickerRole, rolesAfterSignIn } from './roles-after-sign-in';
import { groupNames, hint } from './select-grants';

/** What AWS shows after sign-in: accounts, and the roles to choose from. */
export interface PickerAccount {
  readonly accountName: string;
  readonly accountId: string;
  readonly roles: readonly ListedRole[];
}

/** A role that Okta lists, and what AWS makes of it. */
export interface ListedRole extends Pick<PickerRole, 'through' | 'outcome' | 'reason'> {
  readonly name: string;
  readonly arn: string;
}

/** The names in `--groups A,B`; a name that has a comma in it is found where it stands alone. */
export function groupsOf(texts: readonly string[], names: ReadonlySet<string>): readonly string[] {
  const parts = texts.flatMap((text) => (names.has(text) ? [text] : text.split(',').map((part) => part.trim())));
  return [...new Set(parts.filter((part) => part !== ''))].sort();
}

/**
 * The role list of someone who is in these management groups and no other.
 * @throws Failure for a group that stands nowhere
 */
export function picker(access: Access, groups: readonly string[]): readonly PickerAccount[] {
  const names = groupNames(access);
  for (const name of groups)
    if (!names.has(name)) throw new Failure(`no management group ${JSON.stringify(name)} (${hint(name, names)})`);
  const roles = rolesAfterSignIn(access, groups);
  const ids = [...new Set(roles.map(({ accountId }) => accountId))].sort();
  return ids
    .map((accountId) => accountOf(roles.filter((role) => role.accountId === accountId)))
    .sort((a, b) => (a.accountName < b.accountName ? -1 : Number(a.accountName > b.accountName)));
}

/** @param roles of one account, at least one */
function accountOf(roles: readonly PickerRole[]): PickerAccount {
  const { accountId = '', accountName = '' } = roles[0] ?? {};
  return {
    accountId,
    accountName,
    roles: roles.map(({ role: name, roleArn: arn, through, outcome, reason }) => ({
      arn,
      name,
      through,
      outcome,
      reason,
    })),
  };
}
