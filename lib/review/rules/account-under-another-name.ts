import type { Access } from '../../access';
import type { Rule } from '../model';

export const accountUnderAnotherName: Rule = {
  id: 'account-under-another-name',
  severity: 'high',
  title: 'An account is shown under the name of another account',
  why: 'People read the name and get a role in the account with the id. A name that another account has misleads them and reviewers.',
  remedy: 'Give each account its own name in the names of its role groups.',
  check: ({ before, after }) => {
    const then = idsByName(before);
    return [...idsByName(after)].flatMap(([name, ids]) => {
      const former = [...(then.get(name) ?? [])].filter((id) => !ids.has(id));
      const moved = former.length > 0 ? [`${former.join(', ')} before, ${[...ids].sort().join(', ')} now`] : [];
      const shared = ids.size > 1 ? [`the name of ${[...ids].sort().join(' and ')}`] : [];
      return [...moved, ...shared].map((evidence) => ({ subject: name, address: addressOf(after, name), evidence }));
    });
  },
};

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
