import { idSequence } from './ids';
import type {
  AdminAssignment,
  App,
  CustomRole,
  EnrolledFactor,
  Group,
  GroupAssignment,
  GroupRule,
  LogEvent,
  Membership,
  NetworkZone,
  Policy,
  ResourceSet,
  SigningKey,
  Timestamp,
  User,
  UserAssignment,
} from './model';
import { RuleTiming, type RuleTimingOptions } from './rule-timing';

/** An Okta org, all of it, in memory. The values in the maps are replaced, never changed. */
export interface Org {
  readonly id: string;
  /** `mueller-tech` of https://mueller-tech.okta.com */
  readonly name: string;
  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
  readonly rules: Map<string, GroupRule>;
  readonly apps: Map<string, App>;
  readonly policies: Map<string, Policy>;
  readonly zones: Map<string, NetworkZone>;
  /** User id → the second factor that the user has. */
  readonly factors: Map<string, EnrolledFactor>;
  /** Group id → user id → why. Everybody is in `Everyone` without being listed here. */
  readonly memberships: Map<string, Map<string, Membership>>;
  /** App id → group id → assignment. */
  readonly groupAssignments: Map<string, Map<string, GroupAssignment>>;
  /** App id → user id → assignment, only those made for single users. */
  readonly userAssignments: Map<string, Map<string, UserAssignment>>;
  /** User id → administrator roles. */
  readonly admins: Map<string, readonly AdminAssignment[]>;
  readonly customRoles: Map<string, CustomRole>;
  readonly resourceSets: Map<string, ResourceSet>;
  /** Oldest first. */
  readonly log: LogEvent[];
  /** When the rules are evaluated. */
  readonly ruleTiming: RuleTiming;
  readonly now: () => Date;
  /** @param prefix `00u`, `00g`, `0oa` … @returns an id that no other object has */
  readonly newId: (prefix: string) => string;
}

export interface OrgOptions {
  readonly name: string;
  /** @default the system's clock */
  readonly now?: () => Date;
  /** @default - rules are evaluated at once */
  readonly ruleTiming?: RuleTimingOptions;
}

/** An org as Okta hands it over, without anybody in it. `startOkta` fills it. */
export function emptyOrg({ name, now = () => new Date(), ruleTiming }: OrgOptions): Org {
  const newId = idSequence(name);
  return {
    id: newId('00o'),
    name,
    users: new Map(),
    groups: new Map(),
    rules: new Map(),
    apps: new Map(),
    policies: new Map(),
    zones: new Map(),
    factors: new Map(),
    memberships: new Map(),
    groupAssignments: new Map(),
    userAssignments: new Map(),
    admins: new Map(),
    customRoles: new Map(),
    resourceSets: new Map(),
    log: [],
    ruleTiming: new RuleTiming(ruleTiming),
    now,
    newId,
  };
}

export function timestamp(org: Org): Timestamp {
  return org.now().toISOString();
}

/** Every user, in the order in which they were made. */
export function users(org: Org): User[] {
  return [...org.users.values()];
}

/** A user by id, login, or the part of a login before the `@` where that is unambiguous. */
export function user(org: Org, idOrLogin: string): User | undefined {
  const byId = org.users.get(idOrLogin);
  if (byId) return byId;
  const wanted = idOrLogin.toLowerCase();
  const all = users(org);
  const exact = all.find(({ profile }) => profile.login.toLowerCase() === wanted);
  if (exact) return exact;
  const short = all.filter(({ profile }) => profile.login.toLowerCase().split('@')[0] === wanted);
  return short.length === 1 ? short[0] : undefined;
}

export function app(org: Org, appId: string): App | undefined {
  return org.apps.get(appId);
}

/** The key that the app signs with now. */
export function currentKey({ keys, kid, label }: App): SigningKey {
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key) throw new Error(`app "${label}" has no key ${kid}`);
  return key;
}

/** A group's members in the order in which they joined. */
export function membersOf(org: Org, groupId: string): User[] {
  if (org.groups.get(groupId)?.type === 'BUILT_IN') return users(org);
  return [...(org.memberships.get(groupId)?.keys() ?? [])].flatMap((id) => org.users.get(id) ?? []);
}

export function isMember(org: Org, groupId: string, userId: string): boolean {
  return org.groups.get(groupId)?.type === 'BUILT_IN' || org.memberships.get(groupId)?.has(userId) === true;
}

/** The groups a user is in, sorted by name. */
export function groupsOf(org: Org, userId: string): Group[] {
  return [...org.groups.values()]
    .filter(({ id }) => isMember(org, id, userId))
    .sort((a, b) => (a.profile.name < b.profile.name ? -1 : 1));
}

/** An app's groups, by priority. */
export function assignmentsOf(org: Org, appId: string): GroupAssignment[] {
  return [...(org.groupAssignments.get(appId)?.values() ?? [])].sort((a, b) => a.priority - b.priority);
}

/** Whether a user may use an app: assigned to it in person, or a member of a group that is. */
export function isAssigned(org: Org, appId: string, userId: string): boolean {
  return (
    org.userAssignments.get(appId)?.has(userId) === true ||
    assignmentsOf(org, appId).some(({ groupId }) => isMember(org, groupId, userId))
  );
}

/** The active apps that a user may use, sorted by label: the tiles of the dashboard. */
export function appsOf(org: Org, userId: string): App[] {
  return [...org.apps.values()]
    .filter(({ id, status }) => status === 'ACTIVE' && isAssigned(org, id, userId))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}
