import type { Access, Grant } from '../access';

export interface GrantComparison {
  /** Pairs of a group and a role that are the same on both sides. */
  readonly same: number;
  /** Who may assume what now, and would not by the configuration. */
  readonly missing: readonly string[];
  /** Who would be granted something that nobody gave. */
  readonly added: readonly string[];
  /** Granted on both sides under other conditions. */
  readonly different: readonly string[];
  /** People who are in a role group by hand: no rule gives it to them, and the configuration leaves them in it. */
  readonly byHand: readonly string[];
}

/**
 * Whether a configuration grants what is live, neither more nor less.
 * @param names of groups by id: where the configuration can't have a name, its rules have the id
 */
export function compareGrants(
  live: Access,
  declared: Access,
  names: ReadonlyMap<string, string> = new Map(),
): GrantComparison {
  const [byHand, given] = split(live.grants, ({ managementGroup, roleGroup }) => managementGroup === roleGroup);
  const [now, then] = [
    byPair(given),
    byPair(
      declared.grants.map((grant) => ({
        ...grant,
        managementGroup: names.get(grant.managementGroup) ?? grant.managementGroup,
      })),
    ),
  ];
  const only = (some: ReadonlyMap<string, Grant>, others: ReadonlyMap<string, Grant>) =>
    [...some].filter(([key]) => !others.has(key)).map(([, grant]) => textOf(grant));
  const both = [...now].flatMap(([key, grant]) => {
    const other = then.get(key);
    return other === undefined ? [] : [[grant, other] as const];
  });
  const [same, different] = split(both, ([one, other]) => terms(one) === terms(other));
  return {
    same: same.length,
    missing: only(now, then),
    added: only(then, now),
    different: different.map(([one]) => textOf(one)),
    byHand: byHand.map(({ roleGroup, roleArn }) => `${roleGroup}: ${roleArn}`).sort(),
  };
}

export function isEqual({ missing, added, different }: GrantComparison): boolean {
  return missing.length + added.length + different.length === 0;
}

function split<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}

function byPair(grants: readonly Grant[]): Map<string, Grant> {
  return new Map(grants.map((grant) => [JSON.stringify([grant.managementGroup, grant.roleArn]), grant]));
}

/** Under which terms a role is granted. */
function terms({ providerArn, roleGroup, audiences, conditions, maxSessionSeconds }: Grant): string {
  return JSON.stringify([providerArn, roleGroup, audiences, conditions, maxSessionSeconds]);
}

function textOf({ managementGroup, roleArn }: Grant): string {
  return `${managementGroup}: ${roleArn}`;
}
