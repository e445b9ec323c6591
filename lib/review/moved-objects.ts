import type { Access, Block } from '../access';
import { stackOf, terraformAddress } from './address';
import { isAccompanying } from './judged';
import { groupBy } from './order';

/** Objects that are declared in another stack than before, at the same address: their records move to another state. */
export interface MovedObjects {
  readonly from: string;
  /** Stack → how many objects it takes over. */
  readonly to: ReadonlyMap<string, number>;
}

/**
 * The side before a change, with the objects of a stack that is gone at their places in the new stacks. Addresses are made
 * of identities, so an object that has the same address in a stack which is new is the same object, and not one that goes
 * and another one that comes. That its record has to move is the finding `state-moves`.
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
  return {
    before: renamed(before, places, new Map()) as Access,
    moved: [...moved].map(([from, to]) => ({ from, to })),
  };
}

/** Address in a stack that is gone → its address in the one new stack that declares it. */
function newPlaces(before: Access, after: Access): ReadonlyMap<string, string> {
  const gone = new Set(before.stacks.filter((stack) => !after.stacks.includes(stack)));
  const come = new Set(after.stacks.filter((stack) => !before.stacks.includes(stack)));
  if (gone.size === 0 || come.size === 0) return new Map();
  const oldPlaces = byName(before, gone);
  const places = new Map<string, string>();
  for (const [name, now] of byName(after, come)) {
    const then = oldPlaces.get(name) ?? [];
    const [[from], [to]] = [then, now];
    if (from && to && then.length === 1 && now.length === 1) places.set(from.address, to.address);
  }
  return [...places.keys()].every(isAccompanying) ? new Map() : places;
}

/** Blocks of certain stacks by their Terraform address, which several stacks may have. */
function byName({ blocks = [] }: Access, stacks: ReadonlySet<string>): Map<string, Block[]> {
  return groupBy(
    blocks.filter(({ address }) => stacks.has(stackOf(address))),
    ({ address }) => terraformAddress(address),
  );
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
