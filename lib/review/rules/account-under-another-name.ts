import type { Access } from '../../access';
import type { Block } from '../../documents';
import { stackOf, terraformAddress } from '../address';
import { kindOf } from '../judged';
import { blocksIn, changedBlocks } from '../lookup';
import type { Rule, Sighting } from '../model';
import { canonical } from '../order';

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
function aliases(before: Access, after: Access): Sighting[] {
  const { added, kept } = changedBlocks(before, after);
  const isAlias = ({ address }: Block) => kindOf(address) === 'aws_iam_account_alias';
  const [come, changed] = [
    added.filter(isAlias),
    kept.filter(({ then, now }) => isAlias(now) && valueOf(then) !== valueOf(now)),
  ];
  if (come.length + changed.length === 0) return [];
  const [were, are] = [blocksIn(before).filter(isAlias), blocksIn(after).filter(isAlias)];
  const sight = ({ address }: Block, evidence: string) => ({ subject: terraformAddress(address), address, evidence });
  const taken = (alias: Block) =>
    were
      .filter(({ address }) => address !== alias.address)
      .filter((other) => valueOf(other) === valueOf(alias) && placeOf(other) !== placeOf(alias))
      .map(({ address }) => sight(alias, `the alias that ${terraformAddress(address)} had`));
  return [
    ...changed.flatMap(({ now }) => {
      const found = taken(now);
      return found.length > 0 ? found : [sight(now, 'another alias than before')];
    }),
    ...come.flatMap((alias) => [
      ...taken(alias),
      ...are
        .filter((other) => other !== alias && placeOf(other) === placeOf(alias))
        .map(({ address }) => sight(alias, `a second alias beside ${terraformAddress(address)}`)),
    ]),
  ];
}

function valueOf(alias: Block): string | undefined {
  return new Map(alias.arguments).get('account_alias');
}

/** The account, as far as a block says it: the provider of its stack that makes it. */
function placeOf(alias: Block): string {
  return canonical([stackOf(alias.address), new Map(alias.arguments).get('provider')]);
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
