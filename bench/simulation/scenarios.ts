import type { ChangedStack } from '../../lib/cli/changed/compare';

/** What happens to an organization. */
export interface Scenario {
  readonly name: string;
  readonly stacks: readonly ChangedStack[];
  /** False: a look for drift. */
  readonly apply: boolean;
}

/** Objects of an account stack: a SAML provider, an alias, two for each role. */
const objectsOf = (roles: number): number => 2 + 2 * roles;

/** The changes that a platform team makes, from all accounts to one. Role groups and rules are in shards, in equal parts. */
export function scenarios(accounts: number, roles: number, shards: number): Scenario[] {
  const stack = (name: string, stage: number, objects: number, account?: string): ChangedStack => ({
    stack: name,
    directory: '',
    account,
    stage,
    reason: '',
    objects,
  });
  const account = (number: number, stage: number): ChangedStack => {
    const id = String(100_000_000_000 + number);
    return stack(`account-${id}`, stage, objectsOf(roles), id);
  };
  const all = (stage: number): ChangedStack[] =>
    Array.from({ length: accounts }, (_, number) => account(number, stage));
  // A management group for ten accounts, and its assignment.
  const okta = (stage: number): ChangedStack => stack('okta', stage, Math.ceil(accounts / 10));
  const inShard = Math.ceil((accounts * roles) / shards);
  const shard = (number: number, stage: number): ChangedStack => stack(`okta-${String(number)}`, stage, inShard);
  const half = (stage: number): ChangedStack[] => Array.from({ length: shards }, (_, number) => shard(number, stage));
  return [
    { name: 'first apply', stacks: [okta(1), ...all(2), ...half(3)], apply: true },
    { name: 'a role’s policies change in every account', stacks: all(1), apply: true },
    { name: 'a role is added to every account', stacks: [...all(1), ...half(2)], apply: true },
    { name: 'a role is added to one account', stacks: [account(0, 1), shard(0, 2)], apply: true },
    { name: 'a role’s policies change in one account', stacks: [account(0, 1)], apply: true },
    { name: 'drift, every account', stacks: [okta(1), ...half(1), ...all(1)], apply: false },
    {
      name: 'drift, one of seven nights',
      stacks: [okta(1), ...half(1), ...all(1).slice(0, Math.ceil(accounts / 7))],
      apply: false,
    },
  ];
}
