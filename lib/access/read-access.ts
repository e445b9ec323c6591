import { awsFacts } from './aws/facts';
import {
  acceptances,
  append,
  Attribute,
  type Document,
  Documents,
  gapsIn,
  readContents,
  type Resource,
  sortedBy,
  Symbolic,
  type Unknown,
} from '../documents';
import { appDoubt, appProblem } from './chain/app-problems';
import { AwsSide } from './chain/aws-side';
import { follow, type Followed, identityOf, roleGroupOf } from './chain/follow';
import { idleRules, unreached } from './chain/loose-ends';
import { type AppSide, appSide, type Filler, fillersOf, roleGroupsOf } from './chain/okta-side';
import type { Access } from './model/access';
import type { App, AssertedRole, ManagementGroup } from './model/okta';
import type { BrokenLink, Grant } from './model/grants';
import { assignmentsToUnknown, awsApps, customAwsApps } from './okta/apps';
import { groupRules, type ReadRule } from './okta/group-rules';
import { type Group, Groups } from './okta/groups';
import { type Members, membersOf } from './okta/memberships';

/**
 * Reads what a set of Terraform documents gives people access to: the chain from a management group to a role of an
 * account, link by link, as Okta and AWS follow it. Nothing is guessed: what the documents don't say is listed in
 * `unknown`, what can't work in `broken`.
 * @param sources stacks, plans or states that belong together; of two with one name the later counts
 */
export function readAccess(sources: readonly Document[]): Access {
  const documents = Documents.of(sources);
  const gaps = gapsIn(sources);
  const groups = new Groups(documents);
  const rules = groupRules(documents, groups);
  const members = membersOf(documents, groups);
  const sides = awsApps(documents).map((app) => appSide(app, documents, groups, gaps));
  const roleGroups = roleGroupsOf(groups, sides, rules);
  const fillers = fillersOf(rules, members, roleGroups);
  const { roles, providers, users, otherHolders } = awsFacts(documents);
  const aws = new AwsSide(providers, roles, documents.connectedAccounts, gaps);

  const chains = followAll(sides, roleGroups, fillers, (group, side, who) =>
    follow(group, side, who, { aws, members, rules }),
  );
  const asserted = new Map<string, AssertedRole[]>();
  for (const { group = '', asserted: role } of chains) if (role) append(asserted, group, role);
  const names = new Set(roleGroups.map(({ name }) => name));
  const listed = chains.flatMap((chain) => (chain.listed ? [chain.listed.role] : []));
  const stopped = new Set(chains.flatMap((chain) => [...chain.broken, ...chain.unknown].map(({ address }) => address)));
  // Where it is not known what is assigned, nobody can say what isn't.
  const strays = assignmentsToUnknown(
    sides.map(({ app }) => app.app),
    documents,
  );
  const certain =
    sides.length > 0 &&
    strays.length === 0 &&
    sides.every(({ complete }) => complete) &&
    // A group of which it is not known which role it means may be the one of any role.
    chains.every(({ listed: role, unknown }) => role !== undefined || unknown.length === 0);
  const broken = [
    ...chains.flatMap((chain) => chain.broken),
    ...idleRules(rules, names),
    // Where a chain is not known, the role that it leads to isn't either.
    ...(certain && groups.complete && gaps.everywhere === undefined && sides.every(usable)
      ? unreached(roles, listed, stopped)
      : []),
  ];
  doubts(documents, rules, sides, names, strays);
  // Texts are made when they are asked for, so the object is not copied.
  return Object.assign(readContents(sources, documents), {
    managementGroups: managementGroupsOf(groups, rules, members, names),
    rules: sortedBy(
      rules.map(({ rule }) => rule),
      ({ address }) => address,
    ),
    roleGroups: sortedBy(
      roleGroups.map((group) => roleGroupOf(group, sides, asserted.get(group.name) ?? [])),
      ({ name }) => name,
    ),
    apps: sortedBy(sides.map(appOf), ({ address }) => address),
    samlProviders: sortedBy(
      providers.filter(({ existing }) => !existing).map(({ provider }) => provider),
      ({ address }) => address,
    ),
    roles: sortedBy(
      roles.filter(({ existing }) => !existing).map(({ role }) => role),
      ({ address }) => address,
    ),
    users: sortedBy(users, ({ address }) => address),
    otherHolders: sortedBy(otherHolders, ({ address, name }) => `${address}\0${name}`),
    grants: onePerPair(chains.flatMap((chain) => chain.grants)),
    broken: distinct(broken, ({ kind, address, subject, reason }) => [subject, kind, address, reason]),
    unknown: distinct(
      [...documents.unknown, ...chains.flatMap((chain) => chain.unknown)],
      ({ address, subject, reason }) => [address, subject, reason],
    ),
  });
}

/** Chains from one role group, or what keeps an app from having any. */
interface Chain extends Followed {
  readonly group?: string;
}

type FollowOne = (group: Group, side: AppSide, fillers: readonly Filler[]) => Followed;

function followAll(
  sides: readonly AppSide[],
  roleGroups: readonly Group[],
  fillers: ReadonlyMap<string, readonly Filler[]>,
  followOne: FollowOne,
): Chain[] {
  return sides.flatMap((side): Chain[] => {
    // A group that the filter does not match is followed where it is meant as a role group of this app.
    const theirs = roleGroups.filter(({ name }) => side.filtered.has(name) && !isOfOtherApp(name, side, sides));
    const affected = () =>
      theirs.flatMap(({ name }) => fillers.get(name) ?? []).map((each) => each.managementGroup.name);
    const problem: BrokenLink | undefined = appProblem(side, affected);
    if (problem) return [{ grants: [], broken: [problem], unknown: [] }];
    const doubt = appDoubt(side);
    if (doubt !== undefined) {
      const { address, label } = side.app.app;
      return [{ grants: [], broken: [], unknown: [{ address, subject: label, reason: doubt }] }];
    }
    return theirs.map((group) => ({ ...followOne(group, side, fillers.get(group.name) ?? []), group: group.name }));
  });
}

/** With several apps, a name that only another app's filter matches is none of this app's. */
function isOfOtherApp(name: string, side: AppSide, sides: readonly AppSide[]): boolean {
  if (sides.length === 1) return false;
  const matches = ({ filtered }: AppSide) => 'match' in (filtered.get(name) ?? {});
  const broken = 'broken' in (side.filtered.get(name) ?? {});
  return broken && !side.assigned.has(name) && sides.some((other) => other !== side && matches(other));
}

function appOf({ app: { app }, assigned, everyone, complete }: AppSide): App {
  return { ...app, assigned: { groups: [...assigned.keys()].sort(), everyone: everyone !== undefined, complete } };
}

function usable(side: AppSide): boolean {
  return (
    appProblem(side, () => []) === undefined && appDoubt(side) === undefined && 'known' in side.app.app.groupFilter
  );
}

function managementGroupsOf(
  groups: Groups,
  rules: readonly ReadRule[],
  members: ReadonlyMap<string, Members>,
  roleGroups: ReadonlySet<string>,
): ManagementGroup[] {
  const read = new Set(rules.flatMap(({ reads }) => reads.map(({ name }) => name)));
  const found = groups
    .all()
    .filter(({ name }) => read.has(name) || !roleGroups.has(name) || (members.get(name)?.logins.length ?? 0) > 0)
    .map((group): ManagementGroup => {
      const { name, address, existing, resource } = group;
      const added = members.get(name);
      return {
        ...{ address, accept: acceptances(resource), name, ...identityOf(group), existing },
        ...(added ? { members: added.logins } : {}),
      };
    });
  return sortedBy(found, ({ name }) => name);
}

/** What nobody asked for while the chains were followed, and still isn't known. */
function doubts(
  documents: Documents,
  rules: readonly ReadRule[],
  sides: readonly AppSide[],
  roleGroups: ReadonlySet<string>,
  strays: readonly Resource[],
): void {
  const filled = new Map(rules.flatMap((read) => read.targets.map(({ name }): [string, ReadRule] => [name, read])));
  for (const { rule, reads, targets } of rules) {
    const { address, name: subject } = rule;
    const concerned = 'unknown' in rule.targets || targets.some(({ name }) => roleGroups.has(name));
    if (concerned && 'unknown' in rule.reads)
      documents.report(address, `whose members it takes: ${rule.reads.unknown}`, subject);
    if ('unknown' in rule.targets) documents.report(address, `which groups it fills: ${rule.targets.unknown}`, subject);
    for (const { name } of reads)
      if (filled.has(name))
        documents.report(
          address,
          `it reads ${name}, which the rule ${filled.get(name)?.rule.name ?? ''} fills; whether Okta follows both is not certain`,
          subject,
        );
  }
  for (const resource of customAwsApps(documents))
    documents.report(
      resource.address,
      'a SAML app of one’s own for AWS: the roles come from its attribute statements, which are not followed',
    );
  for (const { address, argument } of documents.ofType('okta_app_user')) {
    const id = argument('app_id');
    if (!(id instanceof Attribute) || !sides.some(({ app }) => app.app.address === id.address)) continue;
    documents.report(address, 'a user is assigned to the app directly; roles picked there are not followed');
  }
  for (const { address, argument } of strays) {
    const app = argument('app_id');
    documents.report(
      address,
      app instanceof Symbolic && !(app instanceof Attribute)
        ? `to which app groups are assigned: ${app.reason}`
        : 'groups are assigned to an app that is not in the documents',
    );
  }
  const [provider] = documents.ofType('aws_iam_saml_provider');
  if (sides.length === 0 && provider)
    documents.report(
      provider.address,
      'no such app is in the documents: who may sign in to AWS is decided elsewhere',
      'AWS Account Federation',
    );
}

/** One grant for each management group and role. Of several chains the one that lasts longest, then the first. */
function onePerPair(grants: readonly Grant[]): Grant[] {
  const pairs = new Map<string, Grant[]>();
  for (const grant of grants) append(pairs, pairOf(grant), grant);
  return sortedBy([...pairs], ([pair]) => pair).flatMap(([, chains]) => longest(chains));
}

function longest(chains: readonly Grant[]): Grant[] {
  if (chains.length === 1) return [...chains];
  const sorted = sortedBy(chains, ({ roleGroup, chain }) =>
    JSON.stringify([roleGroup, chain.map(({ address }) => address)]),
  );
  const [first, ...others] = sorted;
  return first ? [others.reduce((best, grant) => (lasts(grant) > lasts(best) ? grant : best), first)] : [];
}

function pairOf({ managementGroup, roleArn }: Grant): string {
  return JSON.stringify([managementGroup, roleArn]);
}

function lasts({ until }: Grant): string {
  return until ?? '9999-12-31';
}

function distinct<T extends BrokenLink | Unknown>(items: readonly T[], key: (item: T) => readonly string[]): T[] {
  const found = new Map(items.map((item) => [JSON.stringify(key(item)), item]));
  return [...found.keys()].sort().flatMap((text) => found.get(text) ?? []);
}
