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

/** The changes that a platform team makes, from all accounts to one. */
export function scenarios(accounts: number, roles: number): Scenario[] {
  const account = (number: number, stage: number): ChangedStack => ({
    stack: `account-${String(100_000_000_000 + number)}`,
    directory: '',
    stage,
    reason: '',
    objects: objectsOf(roles),
  });
  const all = (stage: number): ChangedStack[] =>
    Array.from({ length: accounts }, (_, number) => account(number, stage));
  const okta = (stage: number): ChangedStack => ({
    stack: 'okta',
    directory: '',
    stage,
    reason: '',
    objects: accounts * roles,
  });
  return [
    { name: 'first apply', stacks: [okta(1), ...all(2)], apply: true },
    { name: 'a role’s policies change in every account', stacks: all(1), apply: true },
    { name: 'a role is added to every account', stacks: [...all(1), okta(2)], apply: true },
    { name: 'a role is added to one account', stacks: [account(0, 1), okta(2)], apply: true },
    { name: 'a role’s policies change in one account', stacks: [account(0, 1)], apply: true },
    { name: 'drift, every account', stacks: [okta(1), ...all(1)], apply: false },
    {
      name: 'drift, one of seven nights',
      stacks: [okta(1), ...all(1).slice(0, Math.ceil(accounts / 7))],
      apply: false,
    },
  ];
}
