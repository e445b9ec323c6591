import type { Account, AdoptedRole, Federation, Role } from '../../config/model';

/** What a configuration amounts to. Plain data, printed by `validate --json` as it is. */
export interface Summary {
  readonly layout: string;
  readonly partition: string;
  readonly groupRules: string;
  readonly accounts: { readonly active: number; readonly retired: number };
  readonly managementGroups: { readonly made: number; readonly existing: number };
  /** Without those of retired accounts; `released` roles are being given back. */
  readonly roles: { readonly made: number; readonly adopted: number; readonly released: number };
  /** Pairs of a management group and a role, without expired ones. */
  readonly grants: number;
  readonly rules: number;
  readonly limits: readonly Limit[];
}

/** How much of a limit is used, at the place that uses most of it. */
export interface Limit {
  readonly what: string;
  readonly used: number;
  readonly limit: number;
  /** The account, role or group that comes nearest. */
  readonly where?: string;
  /** Whose limit it is. */
  readonly of: 'Okta' | 'AWS';
}

/** A limit that is used to this part is worth a look before the next account is added. */
export const NEAR = 0.8;

/** Targets of one rule in Okta; more of them take another rule. */
const RULE_TARGETS = 100;

/** Counts what a configuration makes, and what of Okta's and AWS's limits it uses. */
export function summarize(federation: Federation): Summary {
  const { accounts, managementGroups, groupRules, layout, partition } = federation;
  const active = accounts.filter(({ retired }) => !retired);
  const adopted = active.flatMap((account) => account.adopted);
  const made = active.flatMap(({ roles }) => roles);
  const held = active.flatMap((account) => federatedRoles(account).map((role) => ({ account, role })));
  const byGroup = rolesByGroup(active);
  const ruled = held.filter(({ role }) => role.grants.length > 0).length;
  const chunks = [...byGroup.values()].map((roles) => Math.ceil(roles / RULE_TARGETS));
  const rules = groupRules === 'per-role-group' ? ruled : chunks.reduce((sum, count) => sum + count, 0);
  return {
    layout,
    partition,
    groupRules,
    accounts: { active: active.length, retired: accounts.length - active.length },
    managementGroups: {
      made: managementGroups.filter(({ existing }) => !existing).length,
      existing: managementGroups.filter(({ existing }) => existing).length,
    },
    roles: {
      made: made.length,
      adopted: adopted.filter(({ release }) => release === undefined).length,
      released: adopted.filter(({ release }) => release !== undefined).length,
    },
    grants: held.reduce((sum, { role }) => sum + role.grants.length, 0),
    rules,
    limits: [
      { what: 'group rules in the org', of: 'Okta', used: rules, limit: 2_000 },
      { what: 'roles in one account', of: 'AWS', limit: 1_000, ...most(active, (account) => account.roles.length) },
      {
        what: 'managed policies on one role',
        of: 'AWS',
        limit: 10,
        ...most(
          active.flatMap(({ name, roles }) => roles.map((role) => ({ name: `${name}/${role.role}`, role }))),
          ({ role }) => role.policies.filter(({ type }) => type === 'managed').length,
        ),
      },
      {
        what: 'roles in one sign-in',
        of: 'AWS',
        limit: 225,
        ...most(
          [...byGroup].map(([name, roles]) => ({ name, roles })),
          ({ roles }) => roles,
        ),
      },
    ],
  };
}

/** The roles of an account that someone can sign in to. */
export function federatedRoles({ roles, adopted }: Account): readonly (Role | AdoptedRole)[] {
  return [...roles, ...adopted.filter(({ release }) => release === undefined)];
}

/** Management group → how many roles its members may assume. */
function rolesByGroup(accounts: readonly Account[]): ReadonlyMap<string, number> {
  const roles = new Map<string, number>();
  for (const account of accounts)
    for (const { grants } of federatedRoles(account))
      for (const group of new Set(grants.map(({ managementGroup }) => managementGroup)))
        roles.set(group, (roles.get(group) ?? 0) + 1);
  return roles;
}

function most<T extends { readonly name: string }>(
  things: readonly T[],
  count: (thing: T) => number,
): { used: number; where?: string } {
  const counts = things.map((thing) => ({ used: count(thing), where: thing.name }));
  return counts.reduce<{ used: number; where?: string }>((top, next) => (next.used > top.used ? next : top), {
    used: 0,
  });
}
