import { type AwsApp, assignmentsOf } from '../okta/apps';
import { type Filtered, groupFilter } from '../okta/group-filter';
import type { ReadRule } from '../okta/group-rules';
import type { Group, Groups } from '../okta/groups';
import type { Members } from '../okta/memberships';
import { type Gaps, type Address, known, memo, type Documents } from '../../documents';

/** Who gets into a role group, and by what. */
export interface Filler {
  readonly managementGroup: Group;
  /** The rule, or `undefined` where the documents put people into the role group itself. */
  readonly rule?: ReadRule;
}

/** An app with the groups it is assigned to and what its group filter makes of every name. */
export interface AppSide {
  readonly app: AwsApp;
  /** Group → where it is assigned. */
  readonly assigned: ReadonlyMap<string, Address>;
  /** Where everybody in the org is assigned. */
  readonly everyone?: Address;
  /** No other group is assigned by these documents. */
  readonly complete: boolean;
  /** Roles are picked by name in an assignment, and Okta lists them. */
  readonly picked: boolean;
  /** What the group filter makes of the groups of the app's org. */
  readonly filtered: ReadonlyMap<string, Filtered>;
}

/** A name that is meant as a role group's, even if no filter matches it. */
const LOOKS_LIKE_A_ROLE_GROUP = /^aws[#_]/i;

export function appSide(app: AwsApp, documents: Documents, groups: Groups, gaps: Gaps): AppSide {
  const { label, groupFilter: filter, address: appAddress } = app.app;
  const assigned = new Map<string, Address>();
  const { assignments, complete } = assignmentsOf(app.app, documents);
  const mappedOnly = known(app.app.useGroupMapping) === true && known(app.app.joinAllRoles) === false;
  let everyone: Address | undefined;
  let all = complete && gaps.everywhere === undefined;
  let picked = false;
  for (const { address, group, picks } of assignments) {
    const found = groups.withId(group, address);
    all &&= 'known' in found;
    if ('unknown' in found) documents.report(address, `an assigned group: ${found.unknown}`, label);
    else if (!assigned.has(found.known.name)) assigned.set(found.known.name, address);
    if ('known' in found && found.known.everyone) everyone ??= address;
    // Picked roles count without group mapping, and with it where all roles are joined.
    picked ||= picks && !mappedOnly;
    if (picks && !mappedOnly)
      documents.report(address, 'roles are picked by name in the assignment, which is not followed', label);
  }
  const owner = documents.at(appAddress);
  const org = owner ? documents.orgOf(owner) : '';
  const here = groups.all().filter((group) => group.org === org);
  const titles = [...new Set(here.map(({ title }) => title))];
  const outcomes = 'known' in filter ? groupFilter(filter.known).apply(titles) : undefined;
  const unread: Filtered = { unknown: `the group filter of ${label}: ${'unknown' in filter ? filter.unknown : ''}` };
  const filtered = new Map(here.map(({ name, title }) => [name, outcomes?.get(title) ?? unread]));
  const [[, first] = []] = filtered;
  if (first && 'unknown' in first && [...filtered.values()].every((outcome) => outcome === first))
    documents.report(appAddress, first.unknown, label);
  return { app, assigned, complete: all, picked, filtered, everyone };
}

/**
 * Groups that some app's roles hang on: matched by its filter, or meant to be. A group that is assigned and that no filter
 * matches only gives its members the app.
 */
export function roleGroupsOf(groups: Groups, apps: readonly AppSide[], rules: readonly ReadRule[]): Group[] {
  const read = new Set(rules.flatMap(({ reads }) => reads.map(({ name }) => name)));
  const filled = new Set(rules.flatMap(({ targets }) => targets.map(({ name }) => name)));
  return groups
    .all()
    .filter(
      ({ name, title }) =>
        LOOKS_LIKE_A_ROLE_GROUP.test(title) ||
        apps.some(
          ({ assigned, filtered }) =>
            'match' in (filtered.get(name) ?? {}) || (assigned.has(name) && filled.has(name) && !read.has(name)),
        ),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Groups besides the one itself that its members are in: those that rules put them into. */
export function groupsOfMembers(group: string, rules: readonly ReadRule[]): ReadonlySet<string> {
  return filledBy(rules).get(group) ?? new Set([group]);
}

/** There are as many questions as there are role groups. */
const filledBy = memo((rules: readonly ReadRule[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const byReader = new Map<string, Set<string>>();
  for (const { reads, targets } of rules.filter(isActive))
    for (const { name } of reads) {
      const filled = byReader.get(name) ?? new Set([name]);
      for (const target of targets) filled.add(target.name);
      byReader.set(name, filled);
    }
  return byReader;
});

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
