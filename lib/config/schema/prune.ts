import type { Path } from '../path';

/** A copy in which the values at `paths` are `undefined`: their keys and the places of the others in a list stay. */
export function prune(value: unknown, paths: readonly Path[]): unknown {
  const copy = clone(value);
  for (const path of paths) {
    const parent = path.slice(0, -1).reduce<unknown>(step, copy);
    const last = path.at(-1);
    if (last === undefined) return undefined;
    if (isObject(parent) && Object.hasOwn(parent, last)) parent[last] = undefined;
  }
  return copy;
}

function step(value: unknown, part: string | number): unknown {
  return isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What an alias shares is copied, or a value left out in one place would be missing in the other. */
function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clone(inner)]));
}
