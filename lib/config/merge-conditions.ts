import type { RoleYaml } from './draft';
import { defined, sortedEntries } from './entries';
import type { Conditions } from './model';

/** Conditions of all layers together: each narrows, and a check refuses two that set other values for the same key. */
export function mergeConditions(layers: readonly NonNullable<RoleYaml['conditions']>[]): Conditions {
  const operators = new Map<string, Map<string, readonly string[]>>();
  for (const layer of layers)
    for (const [operator, keys] of sortedEntries(layer)) {
      const merged = operators.get(operator) ?? new Map<string, readonly string[]>();
      operators.set(operator, merged);
      for (const [key, value] of sortedEntries(keys)) {
        const values = typeof value === 'object' ? defined(value) : [value];
        merged.set(key, [...new Set(values.map(String))].sort());
      }
    }
  return Object.fromEntries(
    [...operators].sort(byName).map(([operator, keys]) => [operator, Object.fromEntries([...keys].sort(byName))]),
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
