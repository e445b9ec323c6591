import type { StackDigest, SynthesizedStack } from './stack';

/** A stack that has to be planned, and its last successful apply. */
export interface Seen {
  readonly stack: SynthesizedStack;
  readonly before: StackDigest | undefined;
}

export interface Stages {
  /** Stack → the stage in which it is planned and applied, from 1 on. */
  readonly stages: ReadonlyMap<string, number>;
  /** Why there is no order; then no stage means anything. */
  readonly conflicts: readonly string[];
}

/**
 * The order that leaves nobody without access: a role exists before a group points to it, and a group stops pointing
 * before its role goes. What a stack reads of another is applied there before it is planned; a group that rules of another
 * stack read is deleted once they no longer do, since a rule that reads no group is invalid for everybody.
 */
export function stagesOf(seen: readonly Seen[], all: readonly SynthesizedStack[]): Stages {
  const after = new Map<string, Set<string>>(seen.map(({ stack }) => [stack.stack, new Set()]));
  const first = (one: Seen, other: Seen) => after.get(other.stack.stack)?.add(one.stack.stack);
  const drops: { readonly source: Seen; readonly reader: Seen; readonly groups: readonly string[] }[] = [];
  for (const reader of seen)
    for (const source of seen.filter(({ stack }) => stack.stack === readsOf(reader))) {
      if (givesOther(source, reader)) first(source, reader);
      const groups = stillRead(source, reader);
      if (groups.length > 0) {
        first(reader, source);
        drops.push({ source, reader, groups });
      }
    }
  for (const account of seen.filter((one) => one.stack.accounts.length === 1 && readsOf(one) !== undefined)) {
    const isSource = ({ stack }: { readonly stack: string }) => stack === readsOf(account);
    // Role groups and group rules are in stacks beside the one with the app, or in that one.
    const shards = new Set(all.filter((stack) => stack.accounts.length === 0 && !isSource(stack)));
    const sources = seen.filter(({ stack }) => isSource(stack));
    const pointing = shards.size === 0 ? sources : seen.filter(({ stack }) => shards.has(stack));
    if (onlyRemoves(account)) for (const other of pointing) first(other, account);
    else
      for (const other of new Set([...pointing, ...sources]))
        if (after.get(account.stack.stack)?.has(other.stack.stack) !== true) first(account, other);
  }
  return inOrder(after, drops);
}

/** An account that retires reads nothing any more, and its groups point to its roles until Okta's half is applied. */
function readsOf({ stack, before }: Seen): string | undefined {
  return (stack.takes ?? before?.takes)?.stack;
}

/** What the reader takes is new there, or differs from what was applied. */
function givesOther({ stack, before }: Seen, reader: Seen): boolean {
  const outputs = Object.keys(reader.stack.takes?.outputs ?? {});
  return outputs.some((output) => before?.gives[output] === undefined || stack.gives[output] !== before.gives[output]);
}

/** Groups that go, and that the reader's last apply has in its rules. */
function stillRead({ stack, before }: Seen, reader: Seen): string[] {
  const kept = new Set([...stack.addresses, ...stack.left]);
  return Object.keys(reader.before?.takes?.outputs ?? {}).flatMap((output) => {
    const address = before?.gives[output];
    return address?.startsWith('okta_group.') === true && !kept.has(address) ? [address] : [];
  });
}

function onlyRemoves({ stack, before }: Seen): boolean {
  if (before === undefined) return false;
  return missing(stack.addresses, before.addresses) > 0 && missing(before.addresses, stack.addresses) === 0;
}

/** How many of `wanted` are not in `known`. */
export function missing(known: readonly string[], wanted: readonly string[]): number {
  const all = new Set(known);
  return wanted.filter((address) => !all.has(address)).length;
}

function inOrder(
  after: ReadonlyMap<string, ReadonlySet<string>>,
  drops: readonly { readonly source: Seen; readonly reader: Seen; readonly groups: readonly string[] }[],
): Stages {
  const stages = new Map<string, number>();
  const open = new Map(after);
  while (open.size > 0) {
    const ready = [...open].filter(([, others]) => [...others].every((other) => stages.has(other)));
    if (ready.length === 0) return { stages: new Map(), conflicts: conflictsIn(drops) };
    for (const [name, others] of ready) {
      stages.set(name, 1 + Math.max(0, ...[...others].map((other) => stages.get(other) ?? 0)));
      open.delete(name);
    }
  }
  return { stages, conflicts: [] };
}

function conflictsIn(drops: readonly { readonly source: Seen; readonly groups: readonly string[] }[]): string[] {
  const bySource = new Map<string, Set<string>>();
  for (const { source, groups } of drops)
    bySource.set(source.stack.stack, new Set([...(bySource.get(source.stack.stack) ?? []), ...groups]));
  return [...bySource].map(
    ([source, groups]) =>
      `${source} deletes ${[...groups].sort().join(', ')}, which rules of other stacks still read, and gives these stacks something else that they need first: no order is safe. Put the group back without its grants, apply that, then delete it in a change of its own`,
  );
}
