import type { Access, Grant } from '../../access/model';
import { Failure } from '../failure';
import { groupNames, hint } from './select-grants';

/** What AWS shows after sign-in: accounts, and the roles to choose from. */
export interface PickerAccount {
  readonly accountName: string;
  readonly accountId: string;
  readonly roles: readonly { readonly name: string; readonly arn: string; readonly through: readonly string[] }[];
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
  const granted = access.grants.filter(({ managementGroup }) => groups.includes(managementGroup));
  const ids = [...new Set(granted.map(({ accountId }) => accountId))].sort();
  return ids
    .map((accountId) => accountOf(granted.filter((grant) => grant.accountId === accountId)))
    .sort((a, b) => (a.accountName < b.accountName ? -1 : Number(a.accountName > b.accountName)));
}

/** @param grants of one account, at least one */
function accountOf(grants: readonly Grant[]): PickerAccount {
  const { accountId = '', accountName = '' } = grants[0] ?? {};
  const roles = [...new Set(grants.map(({ roleArn }) => roleArn))].sort().map((arn) => {
    const same = grants.filter(({ roleArn }) => roleArn === arn);
    const through = [...new Set(same.map(({ managementGroup }) => managementGroup))].sort();
    return { arn, name: same[0]?.role ?? arn, through };
  });
  return { accountId, accountName, roles };
}
