import { isList, isValueObject, JsonText, OpenList, OpenObject, Symbolic, Text, Unresolved, type Value } from './value';

/** Values inside one value; what is built by repetition would never end to be written out or compared. */
const MAX_WEIGHT = 2_000_000;
/** A text of 20 million characters is as heavy as the heaviest list; SAML metadata has at most 10 million. */
const CHARACTERS = 10;
const weights = new WeakMap<object, number>();

/** The value, or that it is too large: lists, texts and objects can double themselves with every reference. */
export function bounded(value: Value): Value {
  return weightOf(value) > MAX_WEIGHT ? new Unresolved('the value is too large to be read') : value;
}

function weightOf(value: Value): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS;
  if (typeof value !== 'object' || value === null) return 1;
  const known = weights.get(value);
  if (known !== undefined) return known;
  const weight = childrenOf(value).reduce<number>((sum, child) => sum + weightOf(child), 1);
  weights.set(value, weight);
  return weight;
}

function childrenOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  if (isValueObject(value)) return Object.values(value);
  if (value instanceof Text) return value.parts;
  if (value instanceof OpenList) return [...value.items, ...value.rest];
  if (value instanceof OpenObject) return [...Object.values(value.entries), ...value.rest];
  if (value instanceof JsonText) return [value.value];
  return value instanceof Symbolic ? [] : [value];
}
