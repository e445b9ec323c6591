import type { LiveAccount, LiveApp, LiveGroup, LivePerson, LiveRole, LiveRule, Snapshot } from '../live/snapshot';
import { memo } from '../review/memo';

/** The snapshot, found by what things are called. */
export interface LiveIndex {
  readonly groups: ReadonlyMap<string, LiveGroup>;
  /** Groups of a name, Okta's own first. */
  readonly groupsNamed: ReadonlyMap<string, readonly LiveGroup[]>;
  readonly rules: ReadonlyMap<string, LiveRule>;
  readonly accounts: ReadonlyMap<string, LiveAccount>;
  /** By {@link roleKey}. */
  readonly roles: ReadonlyMap<string, LiveRole>;
  readonly people: ReadonlyMap<string, LivePerson>;
  /** Ids of everything that could not be read: `okta`, and ids of accounts. */
  readonly unread: ReadonlyMap<string, readonly string[]>;
}

export const liveIndex = memo((snapshot: Snapshot): LiveIndex => {
  const { okta, accounts, unread } = snapshot;
  const groupsNamed = new Map<string, LiveGroup[]>();
  for (const group of okta.groups) groupsNamed.set(group.name, [...(groupsNamed.get(group.name) ?? []), group]);
  for (const same of groupsNamed.values()) same.sort((a, b) => ownFirst(a) - ownFirst(b));
  const missing = new Map<string, string[]>();
  for (const { where, what } of unread) missing.set(where, [...(missing.get(where) ?? []), what]);
  return {
    groups: new Map(okta.groups.map((group) => [group.id, group])),
    groupsNamed,
    rules: new Map(okta.rules.map((rule) => [rule.name, rule])),
    accounts: new Map(accounts.map((account) => [account.id, account])),
    roles: new Map(accounts.flatMap(({ id, roles }) => roles.map((role) => [roleKey(id, role.name), role]))),
    people: new Map(okta.groups.flatMap(({ people = [] }) => people.map((person) => [person.id, person]))),
    unread: missing,
  };
});

/** IAM takes names of roles that differ in case only for one. */
export function roleKey(accountId: string, name: string): string {
  return `${accountId}/${name.toLowerCase()}`;
}

/** Whether an answer of Okta is missing, so that nothing follows from what is not in it. */
export function oktaUnread(snapshot: Snapshot, request: RegExp): boolean {
  return (liveIndex(snapshot).unread.get('okta') ?? []).some((what) => request.test(what));
}

/** Whether the account was read as a whole; else nothing follows from what is not in it. */
export function accountRead(snapshot: Snapshot, id: string): boolean {
  const { accounts, unread } = liveIndex(snapshot);
  return accounts.has(id) && !unread.has(id);
}

const APPS = /^GET \/api\/v1\/apps$/;
const GROUPS = /^GET \/api\/v1\/groups$/;
const RULES = /^GET \/api\/v1\/groups\/rules$/;

export const appsRead = (snapshot: Snapshot): boolean => !oktaUnread(snapshot, APPS);
export const groupsRead = (snapshot: Snapshot): boolean => !oktaUnread(snapshot, GROUPS);
export const rulesRead = (snapshot: Snapshot): boolean => !oktaUnread(snapshot, RULES);

/** Whether who is assigned to the app was read. */
export function assignmentsRead(snapshot: Snapshot, { id }: LiveApp, who: 'groups' | 'users'): boolean {
  return !oktaUnread(snapshot, new RegExp(`^GET /api/v1/apps/${id}/${who}$`));
}

function ownFirst({ type }: LiveGroup): number {
  return type === 'APP_GROUP' ? 1 : 0;
}
