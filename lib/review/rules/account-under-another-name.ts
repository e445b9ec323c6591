import type { Access } from '../../access';
import type { Rule, Sighting } from '../model';

export const accountUnderAnotherName: Rule = {
  id: 'account-under-another-name',
  severity: 'high',
  title: 'An account is shown under the name of another account',
  why: 'People read the name and get a role in the account with the id. A name that another account has misleads them and reviewers.',
  remedy: 'Give each account its own name in the names of its role groups.',
  check: ({ before, after }) => {
    const then = idsByName(before);
    const ofGroups = [...idsByName(after)].flatMap(([name, ids]) => {
      const former = [...(then.get(name) ?? [])].filter((id) => !ids.has(id));
      const moved = former.length > 0 ? [`${former.join(', ')} before, ${[...ids].sort().join(', ')} now`] : [];
      const shared = ids.size > 1 ? [`the name of ${[...ids].sort().join(' and ')}`] : [];
      return [...moved, ...shared].map((evidence) => ({ subject: name, address: addressOf(after, name), evidence }));
    });
    return [...ofGroups, ...aliases(before, after)];
  },
};

/** AWS shows the alias when people choose a role, and keeps one for each account: a second one replaces the first. */
function aliases({ accountAliases: were = [] }: Access, { accountAliases: are = [] }: Access): Sighting[] {
  return are.flatMap(({ address, name, accountId }) => {
    const before = were.filter((alias) => alias.accountId === accountId).map((alias) => alias.name);
    const others = are.filter((alias) => alias.accountId === accountId && alias.name !== name);
    const owner = were.find((alias) => alias.accountId !== accountId && alias.name === name);
    const evidence = before.includes(name)
      ? []
      : [
          ...(owner === undefined ? [] : [`the alias that ${owner.accountId} had`]),
          ...(others.length === 0 ? [] : [`a second alias beside ${others.map((alias) => alias.name).join(', ')}`]),
          ...(owner === undefined && others.length === 0 && before.length > 0 ? [`${before.join(', ')} before`] : []),
        ];
    return evidence.map((each) => ({ subject: `alias ${name} of ${accountId}`, address, evidence: each }));
  });
}

function idsByName({ roleGroups }: Access): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { accountName, accountId } of roleGroups)
    if (accountName !== undefined && accountId !== undefined)
      found.set(accountName, (found.get(accountName) ?? new Set()).add(accountId));
  return found;
}

function addressOf({ roleGroups }: Access, name: string): string {
  return roleGroups.find(({ accountName }) => accountName === name)?.address ?? '';
}
