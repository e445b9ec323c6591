import type { Account, Federation } from '../../../lib/config/model';

/**
 * The configurations that lead from one to another without taking a role from anybody who has it in both, as
 * docs/changing.md has them; the last one is `to`. Both have one org, partition, role path, signing key, layout
 * and number of shards.
 */
export function stepsBetween(from: Federation, to: Federation): Federation[] {
  const steps: Federation[] = [];
  let now = from;
  const step = (next: Partial<Federation>) => {
    now = { ...now, ...next };
    steps.push(now);
  };
  leaving(from, to, step, () => now);
  if (from.groupRules !== to.groupRules || from.ruleParts !== to.ruleParts) {
    step({
      groupRules: to.groupRules,
      ruleParts: to.ruleParts,
      formerGroupRules: from.groupRules,
      formerRuleParts: from.ruleParts,
    });
    now = without(without(now, 'formerGroupRules'), 'formerRuleParts');
    step({});
  }
  if (from.identityProvider !== to.identityProvider) {
    const change = (switched: boolean) => ({ formerly: from.identityProvider, switched });
    step({ identityProvider: to.identityProvider, identityProviderChange: change(false) });
    step({ identityProviderChange: change(true) });
    now = without(now, 'identityProviderChange');
    step({});
  }
  if (now.layout === 'per-account') renaming(to, step, () => now);
  const [keys, next] = [now.provisioningUser?.keys ?? [], to.provisioningUser?.keys ?? []];
  const [newest, newestNext] = [keys.at(-1), next.at(-1)];
  if (now.provisioningUser && newest && newestNext && newest !== newestNext && new Set(next).size === 1)
    step({ provisioningUser: { ...now.provisioningUser, keys: [newest, newestNext] } });
  signingIn(to, step, () => now);
  return [...steps, to];
}

type Step = (next: Partial<Federation>) => void;
type Now = () => Federation;

/** Accounts are retired, adopted roles given back, members handed over to Okta. */
export function leaving(from: Federation, to: Federation, step: Step, now: Now): void {
  const stays = new Map(to.accounts.filter(({ retired }) => !retired).map((account) => [account.id, account]));
  const goes = ({ id }: Account, role: string) => {
    const there = stays.get(id)?.adopted.find(({ name }) => name === role);
    return there === undefined || there.release === 'forget';
  };
  for (const release of ['statement', 'forget'] as const) {
    const held = ({ name, release: is }: Account['adopted'][number], account: Account) =>
      goes(account, name) && is !== 'forget' && is !== release;
    if (!now().accounts.some((account) => account.adopted.some((role) => held(role, account)))) continue;
    step({
      accounts: now().accounts.map((account) => ({
        ...account,
        adopted: account.adopted.map((role) => (held(role, account) ? { ...role, grants: [], release } : role)),
      })),
    });
  }
  const retiring = (account: Account) => !account.retired && !stays.has(account.id);
  if (from.accounts.some(retiring)) {
    const { provisioningUser: user, ...rest } = now();
    const home = now().accounts.find(({ name }) => name === user?.account);
    const accounts = now().accounts.map((account) =>
      retiring(account)
        ? {
            ...account,
            retired: true,
            roles: [],
            adopted: account.adopted.filter(({ release }) => release === 'forget'),
          }
        : account,
    );
    if (home && retiring(home)) Object.assign(rest, { provisioningUser: undefined });
    step({ ...rest, accounts });
  }
  const lists = new Map(to.managementGroups.map(({ key, members }) => [key, members]));
  const managementGroups = now().managementGroups.map((group) => {
    const handsOver = (group.members ?? []).length > 0 && lists.has(group.key) && lists.get(group.key) === undefined;
    return handsOver ? { ...without(group, 'members'), release: 'members' as const } : group;
  });
  if (managementGroups.some(({ release }) => release === 'members')) step({ managementGroups });
}

/** Separate stacks need the steps; in one stack, Terraform's order is enough. */
function renaming(to: Federation, step: Step, now: Now): void {
  const names = new Map(to.accounts.map(({ id, name }) => [id, name]));
  const renamed = ({ id, name, retired }: Account) => !retired && (names.get(id) ?? name) !== name;
  if (!now().accounts.some(renamed)) return;
  const before = now().accounts;
  const user = now().provisioningUser;
  const home = before.find(({ name }) => name === user?.account);
  const provisioningUser =
    user && home ? { provisioningUser: { ...user, account: names.get(home.id) ?? home.name } } : {};
  const changed = (change: (account: Account) => Partial<Account>) =>
    before.map((account) =>
      renamed(account) ? { ...account, name: names.get(account.id) ?? '', ...change(account) } : account,
    );
  for (const switched of [false, true])
    step({ accounts: changed(({ name }) => ({ change: { formerly: name, switched } })), ...provisioningUser });
  step({ accounts: changed(() => ({})) });
}

/** Trust policies first, then what Okta sends. */
function signingIn(to: Federation, step: Step, now: Now): void {
  const app = (next: Partial<Federation['okta']['app']>) => ({ ...now().okta, app: { ...now().okta.app, ...next } });
  const { sessionTags } = now().okta.app;
  if (sessionTags?.sent === true) step({ okta: app({ sessionTags: { ...sessionTags, sent: false } }) });
  if (to.okta.app.sessionTags?.sent === true)
    step({ okta: app({ sessionTags: { ...to.okta.app.sessionTags, sent: false } }) });
  const [first] = to.signInRegions;
  if (first !== now().signInRegions[0]) {
    const both = [...new Set([...now().signInRegions, ...to.signInRegions])];
    step({ signInRegions: both });
    step({ signInRegions: [first ?? '', ...both.filter((region) => region !== first)] });
  }
}

function without<T extends object>(value: T, key: keyof T): T {
  const copy = { ...value };
  Reflect.deleteProperty(copy, key);
  return copy;
}
