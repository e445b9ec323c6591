import type { Federation } from '../../config/model';
import { shardOf } from '../../naming/shard';
import { federatedRoles } from './federated-roles';
import { groupRuleCount } from './group-rules';

/** How often Terraform asks Okta's API in one run, and how long Okta's limits make that at least. */
export interface OktaRequests {
  readonly what: 'a plan' | 'the first apply' | 'one role more';
  readonly requests: number;
  /** Whole minutes, by the limit that is reached first; other programs of the org are not counted. */
  readonly minutes: number;
}

/**
 * Requests a minute that Okta allows for each kind of endpoint, the lower of its two paid plans.
 * @see https://developer.okta.com/docs/reference/rl-global-mgmt/
 */
const PER_MINUTE = {
  /** `/apps` and `/apps/*` below an app: assignments, keys, metadata. */
  apps: 100,
  /** `/apps/{id}` */
  app: 500,
  /** `/groups`, `/groups/rules*`, `/groups/{id}/users*` */
  groups: 500,
  /** `/groups/{id}` */
  group: 600,
  /** `/users*`, `/policies*` and everything else. */
  other: 600,
} as const;

type Endpoint = keyof typeof PER_MINUTE;
type Requests = Partial<Record<Endpoint, number>>;

/** What one object of each kind costs, counted with the provider's versions 4.20.0 and 6.12.0. */
const REFRESH = {
  app: { app: 1, apps: 2 },
  group: { group: 1 },
  foundGroup: { groups: 1 },
  rule: { groups: 1 },
  person: { other: 1 },
} as const satisfies Record<string, Requests>;
const CREATE = {
  app: { app: 1, apps: 4, other: 1 },
  group: { groups: 1, group: 2 },
  foundGroup: { groups: 1 },
  rule: { groups: 3 },
  person: { other: 1 },
} as const satisfies Record<string, Requests>;
/** Members and assignments on one page of an answer. */
const PAGE = 200;

/** Estimates what a configuration costs at Okta's API; nothing where somebody else runs the app. */
export function oktaRequestsOf(federation: Federation): readonly OktaRequests[] {
  if (federation.okta.app.metadata !== undefined) return [];
  const objects = objectsOf(federation);
  const { assigned, assignsRoleGroups } = objects;
  const refresh = total(objects, REFRESH, pages(assigned), (members) => pages(members));
  const first = total(objects, CREATE, assigned + pages(assigned), (members) => members + 1);
  const shard = largestShard(federation);
  // Any change of the list of assignments sends the whole list again; a role group that is not in it changes nothing there.
  const more = sum([
    shard === undefined ? refresh : sum([times(shard.groups, REFRESH.group), times(shard.rules, REFRESH.rule)]),
    CREATE.group,
    CREATE.rule,
    assignsRoleGroups ? { apps: assigned + 1 + pages(assigned + 1) } : {},
  ]);
  return [
    { what: 'a plan', ...cost(refresh) },
    { what: 'the first apply', ...cost(first) },
    { what: 'one role more', ...cost(more) },
  ];
}

interface Objects {
  readonly groups: number;
  readonly foundGroups: number;
  readonly rules: number;
  readonly assigned: number;
  /** Whether role groups are assigned as well as management groups. */
  readonly assignsRoleGroups: boolean;
  /** Number of listed members, for each management group that lists some. */
  readonly memberships: readonly number[];
  readonly people: number;
}

/** The shard that has most; a role that is added concerns that of its account, and no other stack of Okta's half. */
function largestShard(federation: Federation): { readonly groups: number; readonly rules: number } | undefined {
  const { accounts, okta } = federation;
  const count = okta.shards ?? 1;
  if (count === 1) return undefined;
  const shards = [...new Set(accounts.map(({ id }) => shardOf(id, count)))];
  const sizes = shards.map((shard) => {
    const inShard = accounts.filter(({ id }) => shardOf(id, count) === shard);
    // Kept rules are few, and each is in the shard of its targets.
    return {
      groups: roleGroupsOf(inShard),
      rules: groupRuleCount({ ...federation, accounts: inShard, keptRules: undefined }),
    };
  });
  return sizes.reduce((one, other) => (other.groups + other.rules > one.groups + one.rules ? other : one), {
    groups: 0,
    rules: 0,
  });
}

function roleGroupsOf(accounts: Federation['accounts']): number {
  return accounts.filter(({ retired }) => !retired).flatMap(federatedRoles).length;
}

function objectsOf(federation: Federation): Objects {
  const { accounts, managementGroups, okta } = federation;
  const roleGroups = roleGroupsOf(accounts);
  const assignsRoleGroups = okta.app.assign === 'all';
  const listed = managementGroups.flatMap(({ members = [] }) => (members.length > 0 ? [members] : []));
  return {
    groups: roleGroups + managementGroups.filter(({ existing }) => !existing).length,
    foundGroups: managementGroups.filter(({ existing }) => existing).length,
    rules: groupRuleCount(federation),
    assigned: managementGroups.length + (assignsRoleGroups ? roleGroups : 0),
    assignsRoleGroups,
    memberships: listed.map(({ length }) => length),
    people: new Set(listed.flat()).size,
  };
}

function total(
  { groups, foundGroups, rules, memberships, people }: Objects,
  costs: Readonly<Record<keyof typeof CREATE, Requests>>,
  assignments: number,
  membership: (members: number) => number,
): Requests {
  return sum([
    costs.app,
    times(groups, costs.group),
    times(foundGroups, costs.foundGroup),
    times(rules, costs.rule),
    times(people, costs.person),
    { apps: assignments, groups: memberships.reduce((all, members) => all + membership(members), 0) },
  ]);
}

function sum(all: readonly Requests[]): Requests {
  const made: Requests = {};
  for (const requests of all)
    for (const [endpoint, count] of Object.entries(requests) as [Endpoint, number][])
      made[endpoint] = (made[endpoint] ?? 0) + count;
  return made;
}

function times(count: number, requests: Requests): Requests {
  return Object.fromEntries(Object.entries(requests).map(([endpoint, each]) => [endpoint, each * count]));
}

function cost(requests: Requests): { requests: number; minutes: number } {
  const entries = Object.entries(requests) as [Endpoint, number][];
  return {
    requests: entries.reduce((all, [, count]) => all + count, 0),
    minutes: Math.max(1, ...entries.map(([endpoint, count]) => Math.ceil(count / PER_MINUTE[endpoint]))),
  };
}

function pages(count: number): number {
  return Math.max(1, Math.ceil(count / PAGE));
}
