import type { LiveGroup, LivePerson, LiveRule, Snapshot } from '../live/snapshot';
import type { Access } from '../access';
import { memo, memoPair } from '../review/memo';
import { known } from '../review/read';
import { liveIndex } from './live';

/** Why somebody is in a group. */
export interface Membership {
  readonly person: LivePerson;
  /** Names of active rules that put the person there, each with the group that it reads. */
  readonly by: readonly { readonly rule: string; readonly group: string; readonly groupId: string }[];
}

export interface Filled {
  readonly group: LiveGroup;
  readonly members: readonly Membership[];
  /** Names of active rules of which it can't be worked out whom they put there. */
  readonly opaque: readonly string[];
}

/** Ids of the groups whose members a rule takes, by id of the rule; none where its expression says more than that. */
export const groupsOfRules = memo((live: Access): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map(
    [...live.managementGroups, ...live.roleGroups].flatMap(({ name, id }) =>
      id === undefined ? [] : [[name, id] as const],
    ),
  );
  return new Map(
    live.rules.flatMap(({ address, reads }) => {
      const names = known(reads);
      const found = names?.map((name) => ids.get(name));
      if (found === undefined || found.includes(undefined)) return [];
      return [[idIn(address), found.filter((id) => id !== undefined)] as const];
    }),
  );
});

/** `00g1` of `okta:okta_group.00g1` */
export function idIn(address: string): string {
  return address.slice(address.lastIndexOf('.') + 1);
}

/** Whom a rule puts into its targets; `undefined` where that can't be worked out from the snapshot. */
function peopleOfRule(
  rule: LiveRule,
  sources: readonly string[] | undefined,
  groups: ReadonlyMap<string, LiveGroup>,
): Map<string, string[]> | undefined {
  if (sources === undefined) return undefined;
  const found = new Map<string, string[]>();
  for (const id of sources) {
    const people = groups.get(id)?.people;
    if (people === undefined) return undefined;
    for (const person of people) found.set(person.id, [...(found.get(person.id) ?? []), id]);
  }
  for (const id of rule.excludedGroups) {
    const people = groups.get(id)?.people;
    if (people === undefined) return undefined;
    for (const person of people) found.delete(person.id);
  }
  for (const id of rule.excludedUsers) found.delete(id);
  return found;
}

/** Every group whose members were read, with why each of them is in it. */
export const filledGroups = memoPair((live: Access, snapshot: Snapshot): ReadonlyMap<string, Filled> => {
  const { groups } = liveIndex(snapshot);
  const sources = groupsOfRules(live);
  const rulesOf = new Map<string, { rule: LiveRule; people: Map<string, string[]> | undefined }[]>();
  for (const rule of snapshot.okta.rules) {
    if (rule.status !== 'ACTIVE') continue;
    const people = peopleOfRule(rule, sources.get(rule.id), groups);
    for (const target of rule.targets) {
      const list = rulesOf.get(target) ?? [];
      list.push({ rule, people });
      rulesOf.set(target, list);
    }
  }
  return new Map(
    snapshot.okta.groups.flatMap((group) => {
      const { people } = group;
      if (people === undefined) return [];
      const rules = rulesOf.get(group.id) ?? [];
      const members = people.map((person): Membership => ({
        person,
        by: rules.flatMap(({ rule, people: put }) =>
          (put?.get(person.id) ?? []).map((groupId) => ({
            rule: rule.name,
            group: groups.get(groupId)?.name ?? groupId,
            groupId,
          })),
        ),
      }));
      const opaque = rules.filter(({ people: put }) => put === undefined).map(({ rule }) => rule.name);
      return [[group.id, { group, members, opaque }] as const];
    }),
  );
});

/** Who put a person into a group last, as the system log has it. */
export function addedBy({ okta: { log = [] } }: Snapshot, person: string, group: string) {
  return log.filter((entry) => entry.event === 'added' && entry.person === person && entry.group === group).at(-1);
}
