import type { Access, ManagementGroup, RoleGroup } from '../access';
import { rolesByArn } from './lookup';
import { memo, memoPair } from './memo';
import { isPowerful } from './policies/role-power';

/** A group that another one has taken the place of, under the same name. */
export interface ReplacedGroup {
  readonly name: string;
  readonly address: string;
  readonly evidence: string;
  /** Who is in it becomes an administrator of an account. */
  readonly administrators: boolean;
}

type Known = Pick<ManagementGroup | RoleGroup, 'name' | 'address' | 'id' | 'org' | 'mastered'> & { existing?: boolean };

/** Names that mean another group after the change: another id, another directory, or the address of another group. */
export const replacedGroups = memoPair((before: Access, after: Access): readonly ReplacedGroup[] => {
  const [then, now] = [groupsOf(before), groupsOf(after)];
  // One object on both sides is the same group.
  const others = [...now.values()].filter((group) => group !== then.get(group.name));
  if (others.length === 0) return [];
  const [thenAt, nowAt] = [then, now].map(
    (groups) => new Map([...groups.values()].map((group) => [group.address, group])),
  );
  const moved = new Map(after.moves?.map(({ from, to }) => [to, from]));
  return others.flatMap((is): ReplacedGroup[] => {
    const was = then.get(is.name);
    if (!was) return [];
    // The same object under another key; its id decides where it is written.
    if (moved.get(is.address) === was.address && was.id === is.id && was.org === is.org) return [];
    const evidence = difference(was, is, {
      nameAfter: nowAt?.get(was.address)?.name,
      nameBefore: thenAt?.get(is.address)?.name,
    });
    if (evidence === undefined) return [];
    return [{ name: is.name, address: is.address, evidence, administrators: administratorGroups(after).has(is.name) }];
  });
});

function difference(
  was: Known,
  is: Known,
  { nameAfter, nameBefore }: { nameAfter: string | undefined; nameBefore: string | undefined },
): string | undefined {
  if (was.id !== undefined && is.id !== undefined) return was.id === is.id ? undefined : `id ${was.id} → ${is.id}`;
  if (was.org !== is.org) return `org ${was.org ?? 'unknown'} → ${is.org ?? 'unknown'}`;
  if (was.mastered !== is.mastered && (was.existing === true || is.existing === true))
    return `mastered by ${words(was)} → ${words(is)}`;
  if (was.address === is.address) return undefined;
  if (was.existing !== is.existing)
    return was.existing === true
      ? 'it was looked up, and is made here now'
      : 'it was made here, and is looked up by its name now';
  if (nameAfter !== undefined) return `the group of that name is called ${nameAfter} now`;
  if (nameBefore !== undefined) return `it is the group that was called ${nameBefore}`;
  return `${was.address} → ${is.address}: the group is made anew, and nobody is in it until people are added`;
}

function words({ mastered }: Known): string {
  if (mastered === 'okta') return 'Okta';
  return mastered === 'elsewhere' ? 'a directory or app' : 'unknown';
}

function groupsOf({ managementGroups, roleGroups }: Access): ReadonlyMap<string, Known> {
  return new Map<string, Known>([...roleGroups, ...managementGroups].map((group) => [group.name, group]));
}

const administratorGroups = memo((access: Access): ReadonlySet<string> => {
  const roles = rolesByArn(access);
  const powerful = access.grants.filter(({ roleArn }) => {
    const role = roles.get(roleArn);
    return role !== undefined && isPowerful(role);
  });
  return new Set(powerful.flatMap(({ managementGroup, roleGroup }) => [managementGroup, roleGroup]));
});
