import { isList, isValueObject, Symbolic, Unresolved, type Value } from './value';

/** Values inside one value; a list of lists that are one and the same list grows without bound while it is written out. */
const MAX_WEIGHT = 2_000_000;
const weights = new WeakMap<object, number>();

/** The value, or that it is too large: what was built by repetition would never end to be printed or compared. */
export function bounded(value: Value): Value {
  return weightOf(value) > MAX_WEIGHT ? new Unresolved('the value is too large to be read') : value;
}

function weightOf(value: Value): number {
  if (typeof value === 'string') return 1 + value.length / 100;
  if (typeof value !== 'object' || value === null || value instanceof Symbolic) return 1;
  const known = weights.get(value);
  if (known !== undefined) return known;
  const children = isList(value) ? value : isValueObject(value) ? Object.values(value) : [];
  const weight = children.reduce<number>((sum, child) => sum + weightOf(child), 1);
  weights.set(value, weight);
  return weight;
}
