import type { Access, App, Grant, Policy, Role } from '../access';
import type { Block, BlocksOfDocument } from '../documents';
import { stackOf } from './address';
import { memo, memoPair } from './memo';
import { groupBy } from './order';
import { known } from './read';

/** The role's ARN; its address where the ARN can't be read. */
export function arnOf(role: Role): string {
  return known(role.arn) ?? role.address;
}

export const rolesByArn = memo(
  (access: Access): ReadonlyMap<string, Role> => new Map(access.roles.map((role) => [arnOf(role), role])),
);

const managedPolicies = memo(
  (access: Access): ReadonlyMap<string, Policy> =>
    new Map(
      access.otherHolders.flatMap(({ kind, policies }) =>
        kind === 'policy' ? policies.map((policy) => [policy.name, policy] as const) : [],
      ),
    ),
);

/** The policy that is the role's permissions boundary, where the documents create it. */
export function boundaryOf({ permissionsBoundary }: Role, access: Access): Policy | undefined {
  return permissionsBoundary === undefined ? undefined : managedPolicies(access).get(permissionsBoundary);
}

/** Grants by the role that they lead to; many rules ask. */
export const grantsByRole = memo(({ grants }: Access): ReadonlyMap<string, readonly Grant[]> =>
  groupBy(grants, ({ roleArn }) => roleArn),
);

export function byAddress<T extends { readonly address: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.address, item]));
}

/** Whose grant of what: `Support → Mueller-Tech / Okta-Mueller-Tech-Deploy`. */
export function subjectOf({ managementGroup, accountName, role }: Grant): string {
  return `${managementGroup} → ${accountName} / ${role}`;
}

/** Whether the source of this address carries comments and lifecycle; a plan or state alone does not. */
export function hasComments({ withoutComments = [] }: Access, address: string): boolean {
  return withoutComments.length === 0 || !withoutComments.includes(stackOf(address));
}

/** What the same object was before and is after. */
export interface Pair<T> {
  readonly then: T;
  readonly now: T;
}

/** Objects of both sides that `key` calls the same. */
export function pairs<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Pair<T>[] {
  const earlier = new Map(before.map((item) => [key(item), item]));
  return after.flatMap((now) => {
    const then = earlier.get(key(now));
    return then ? [{ then, now }] : [];
  });
}

/** The same without those that are one object on both sides. */
export function changedPairs<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Pair<T>[] {
  const [then, now] = apart(before, after);
  return pairs(then, now, key);
}

/** The digest of a block's argument; `undefined` where it is not set. */
export function digestAt({ arguments: values }: Block, name: string): string | undefined {
  return values.find(([argument]) => argument === name)?.[1];
}

/** Names of the arguments that differ between two blocks, sorted. */
export function changedArguments({ then, now }: Pair<Block>): string[] {
  if (then === now) return [];
  const [was, is] = [new Map(then.arguments), new Map(now.arguments)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).sort();
}

/**
 * Roles of both sides that may differ, by ARN: an address may move, the role in the account stays the same. One object
 * on both sides is left out.
 */
export function rolePairs({ before, after }: { before: Access; after: Access }): readonly Pair<Role>[] {
  return rolesOfBoth(before, after);
}

const rolesOfBoth = memoPair((before: Access, after: Access) =>
  pairs(before.roles, after.roles, arnOf).filter(({ then, now }) => then !== now),
);

/** All blocks of one side. Most of them are of no interest: where two sides are compared, see {@link changedBlocks}. */
export const blocksIn = memo((access: Access): readonly Block[] => listed(access.blocks ?? []));

export function blocksOfStack({ blocks = [] }: Access, stack: string): readonly Block[] {
  return listed(blocks.filter((each) => each.stack === stack));
}

const itself = <T>(item: T) => item;

/** Blocks that one side has, and blocks of both sides that may differ; none where a side lists no blocks. */
export const changedBlocks = memoPair((before: Access, after: Access) => {
  const comparable = before !== after && before.blocks !== undefined && after.blocks !== undefined;
  // Most documents, and most blocks of the others, are one object on both sides.
  const [those, these] = comparable ? apart(before.blocks, after.blocks) : [[], []];
  const [then, now] = apart(listed(those), listed(these));
  const address = (block: Block) => block.address;
  return { added: missing(now, then, address), removed: missing(then, now, address), kept: pairs(then, now, address) };
});

function apart<T>(before: readonly T[], after: readonly T[]): [before: T[], after: T[]] {
  return [missing(before, after, itself), missing(after, before, itself)];
}

function listed(documents: readonly BlocksOfDocument[]): Block[] {
  return documents.flatMap(({ list }) => list);
}

/** Apps of both sides, by address; a single app that moved is still the same. */
export function appPairs({ before, after }: { before: Access; after: Access }): Pair<App>[] {
  const [then, ...others] = before.apps;
  const [now, ...more] = after.apps;
  if (then && now && others.length + more.length === 0) return [{ then, now }];
  return pairs(before.apps, after.apps, ({ address }) => address);
}

/** Label of an app on the side before, so that a finding about it is not new where only the label is. */
export function formerLabels(change: { before: Access; after: Access }): (app: App) => string {
  const labels = new Map(appPairs(change).map(({ then, now }) => [now, then.label]));
  return (app) => labels.get(app) ?? app.label;
}

/** Objects of `items` that `others` has no equal of. */
export function missing<T>(items: readonly T[], others: readonly T[], key: (item: T) => unknown): T[] {
  const present = new Set(others.map(key));
  return items.filter((item) => !present.has(key(item)));
}
