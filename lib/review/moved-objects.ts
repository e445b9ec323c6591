import type { Access } from '../access';
import type { Block, BlocksOfDocument } from '../documents';
import { stackOf, terraformAddress } from './address';
import { isAccompanying } from './judged';
import { blocksIn } from './lookup';
import { groupBy } from './order';

/** Objects that are declared in another stack than before, at the same address: their records move to another state. */
export interface MovedObjects {
  readonly from: string;
  /** Stack → how many objects it takes over. */
  readonly to: ReadonlyMap<string, number>;
}

/**
 * The side before a change, with objects that left a stack at their places in others, where one of the two stacks is gone
 * or new. Addresses are made of identities, so an object that has the same address in another stack is the same object, and
 * not one that goes and another one that comes. That its record has to move is the finding `state-moves`.
 */
export function followMoves(before: Access, after: Access): { before: Access; moved: MovedObjects[] } {
  const places = newPlaces(before, after);
  if (places.size === 0) return { before, moved: [] };
  const moved = new Map<string, Map<string, number>>();
  for (const [from, to] of places) {
    const stack = stackOf(from);
    const counts = moved.get(stack) ?? new Map<string, number>();
    if (!isAccompanying(from)) counts.set(stackOf(to), (counts.get(stackOf(to)) ?? 0) + 1);
    moved.set(stack, counts);
  }
  const { blocks, ...rest } = before;
  const objects = renamed(rest, places, new Map()) as Access;
  return {
    before:
      blocks === undefined
        ? objects
        : {
            ...objects,
            blocks: movedBlocks(before, places),
          },
    moved: [...moved].map(([from, to]) => ({ from, to })),
  };
}

/** Address of an object that left its stack → its address in the one stack that declares it now. */
function newPlaces(before: Access, after: Access): ReadonlyMap<string, string> {
  const gone = new Set(before.stacks.filter((stack) => !after.stacks.includes(stack)));
  const come = new Set(after.stacks.filter((stack) => !before.stacks.includes(stack)));
  if (gone.size === 0 && come.size === 0) return new Map();
  const places = new Map<string, string>();
  const oldPlaces = byName(before);
  for (const [name, now] of byName(after)) {
    const then = oldPlaces.get(name) ?? [];
    const [[from], [to]] = [then, now];
    if (from === undefined || to === undefined || then.length !== 1 || now.length !== 1) continue;
    const [was, is] = [stackOf(from.address), stackOf(to.address)];
    if (was !== is && (gone.has(was) || come.has(is))) places.set(from.address, to.address);
  }
  return [...places.keys()].every(isAccompanying) ? new Map() : places;
}

function movedBlocks(access: Access, places: ReadonlyMap<string, string>): BlocksOfDocument[] {
  const blocks = blocksIn(access).map((block): Block => {
    const address = places.get(block.address);
    return address === undefined ? block : { address, arguments: block.arguments };
  });
  return [...groupBy(blocks, ({ address }) => stackOf(address))].map(([stack, list]) => ({ stack, list }));
}

/** Blocks by their Terraform address, which several stacks may have. */
function byName(access: Access): Map<string, Block[]> {
  return groupBy(blocksIn(access), ({ address }) => terraformAddress(address));
}

function renamed(value: unknown, places: ReadonlyMap<string, string>, done: Map<object, unknown>): unknown {
  if (typeof value === 'string') return places.get(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  const made = Array.isArray(value)
    ? value.map((item) => renamed(item, places, done))
    : value instanceof Map
      ? new Map([...(value as ReadonlyMap<unknown, unknown>)].map(([key, item]) => [key, renamed(item, places, done)]))
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, places, done)]));
  done.set(value, made);
  return made;
}
