import { z } from 'zod';
import { account } from '../../lib/config/schema/account';
import { federation } from '../../lib/config/schema/federation';
import { managementGroups } from '../../lib/config/schema/management-groups';
import { alternatives, unwrap } from '../../lib/config/schema/walk';

/** imports.yaml has ids only: what they are for is over once they are applied. */
const FILES: readonly (readonly [string, z.ZodType])[] = [
  ['federation.yaml', federation],
  ['management-groups.yaml', managementGroups],
  ['accounts/<name>.yaml', account],
];

/** File → path of every key that it may have: `<name>` for names that the author chooses, `[]` for items of a list. */
export function keyPaths(): ReadonlyMap<string, readonly string[]> {
  return new Map(FILES.map(([file, schema]) => [file, [...new Set(pathsIn(schema, ''))]]));
}

/** Paths below a schema, in its order. */
export function pathsIn(schema: z.ZodType, prefix: string): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return alternatives(inner).flatMap((option) => pathsIn(option, prefix));
  if (inner instanceof z.ZodArray) return pathsIn(inner.element as z.ZodType, `${prefix}[]`);
  if (inner instanceof z.ZodRecord) {
    const below = pathsIn(inner.valueType as z.ZodType, join(prefix, '<name>'));
    // A mapping of names to single values is one value.
    return below.length === 0 ? [] : [join(prefix, '<name>'), ...below];
  }
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape).flatMap(([key, value]) => {
    const path = join(prefix, key);
    return [path, ...pathsIn(value as z.ZodType, path)];
  });
}

function join(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}.${key}`;
}
