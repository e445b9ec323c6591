import type { AwsApp } from '../okta/apps';
import { assignmentsOf } from '../okta/apps';
import { type Filtered, groupFilter } from '../okta/group-filter';
import type { ReadRule } from '../okta/group-rules';
import type { Group, Groups } from '../okta/groups';
import type { Members } from '../okta/memberships';
import type { Address } from '../model';
import type { Documents } from '../resources/world';

/** Who gets into a role group, and by what. */
export interface Filler {
  readonly managementGroup: Group;
  /** The rule, or `undefined` where the documents put people into the role group itself. */
  readonly rule?: ReadRule;
}

/** An app with the groups it is assigned to and what its group filter makes of every name. */
export interface AppSide {
  readonly app: AwsApp;
  /** Group name → where it is assigned. */
  readonly assigned: ReadonlyMap<string, Address>;
  /** No other group is assigned. */
  readonly complete: boolean;
  readonly filtered: ReadonlyMap<string, Filtered>;
}

/** A name that is meant as a role group's, even if no filter matches it. */
const LOOKS_LIKE_A_ROLE_GROUP = /^aws[#_]/i;

export function appSide(app: AwsApp, documents: Documents, groups: Groups): AppSide {
  const { label, groupFilter: filter, address: appAddress } = app.app;
  const assigned = new Map<string, Address>();
  const { assignments, complete } = assignmentsOf(app.app, documents);
  let known = complete;
  for (const { address, group, picks } of assignments) {
    const found = groups.withId(group, address);
    known &&= 'known' in found;
    if ('unknown' in found)
      documents.report({ address, subject: label, reason: `an assigned group: ${found.unknown}` });
    else if (!assigned.has(found.known.name)) assigned.set(found.known.name, address);
    if (picks)
      documents.report({
        address,
        subject: label,
        reason: 'roles are picked by name in the assignment, which is not followed',
      });
  }
  const names = groups.all().map(({ name }) => name);
  const filtered =
    'known' in filter
      ? groupFilter(filter.known).apply(names)
      : new Map(
          names.map((name): [string, Filtered] => [
            name,
            { unknown: `the group filter of ${label}: ${filter.unknown}` },
          ]),
        );
  const [[, first] = []] = filtered;
  if (first && 'unknown' in first && [...filtered.values()].every((outcome) => outcome === first))
    documents.report({ address: appAddress, subject: label, reason: first.unknown });
  return { app, assigned, complete: known, filtered };
}

/** Groups that some app's roles hang on: assigned to it, matched by its filter, or meant to be. */
export function roleGroupsOf(groups: Groups, apps: readonly AppSide[]): Group[] {
  return groups
    .all()
    .filter(
      ({ name }) =>
        LOOKS_LIKE_A_ROLE_GROUP.test(name) ||
        apps.some(({ assigned, filtered }) => assigned.has(name) || 'match' in (filtered.get(name) ?? {})),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Who gets into each role group. Rules that aren't active fill nothing. */
export function fillersOf(
  rules: readonly ReadRule[],
  members: ReadonlyMap<string, Members>,
  roleGroups: readonly Group[],
): ReadonlyMap<string, readonly Filler[]> {
  const fillers = new Map<string, Filler[]>(roleGroups.map(({ name }) => [name, []]));
  for (const rule of rules.filter(isActive))
    for (const target of rule.targets)
      for (const managementGroup of rule.reads) fillers.get(target.name)?.push({ managementGroup, rule });
  for (const group of roleGroups)
    if ((members.get(group.name)?.logins.length ?? 0) > 0) fillers.get(group.name)?.push({ managementGroup: group });
  return fillers;
}

export function isActive({ rule: { status } }: ReadRule): boolean {
  return status === 'ACTIVE';
}
