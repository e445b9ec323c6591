import type { Path } from '../path';

/** A copy without the values at `paths`; an entry of a list becomes `undefined`, so that the others keep their places. */
export function prune(value: unknown, paths: readonly Path[]): unknown {
  const copy = clone(value);
  for (const path of paths) {
    const parent = path.slice(0, -1).reduce<unknown>(step, copy);
    const last = path.at(-1);
    if (last === undefined) return undefined;
    if (Array.isArray(parent) && typeof last === 'number') parent[last] = undefined;
    else if (isObject(parent) && Object.hasOwn(parent, last)) Reflect.deleteProperty(parent, last);
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
