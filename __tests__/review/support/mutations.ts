/** A change of one value in synthesized stacks. */
export interface Mutation {
  /** Where, by keys: `['federation', 'resource', 'aws_iam_role', '…', 'assume_role_policy', 'Statement', '0', 'Effect']`. */
  readonly path: readonly string[];
  /** What was done, e.g. `"okta" → "oktax"`. */
  readonly what: string;
  /** The stacks with this change and no other. */
  readonly apply: () => unknown;
}

/**
 * Every change of one value in stacks by name: text altered or taken from another block of the kind, number doubled, boolean turned,
 * member taken out; also within JSON texts.
 */
export function mutationsOf(root: unknown): Mutation[] {
  const places = new Map<string, Set<string>>();
  leaves(root, [], (path, text) => {
    const place = places.get(placeOf(path)) ?? new Set<string>();
    places.set(placeOf(path), place.add(text));
  });
  return walk(
    root,
    [],
    (value) => value,
    (path, text) => {
      const others = [...(places.get(placeOf(path)) ?? [])].sort();
      const next = others[(others.indexOf(text) + 1) % others.length];
      return next === undefined || next === text ? [] : [next];
    },
  );
}

type Put = (value: unknown) => unknown;
type Others = (path: readonly string[], text: string) => readonly string[];

/** `put` gives the whole document with the value at this place. */
function walk(value: unknown, path: readonly string[], put: Put, others: Others): Mutation[] {
  const mutation = (what: string, changed: unknown): Mutation => ({ path, what, apply: () => put(changed) });
  if (typeof value === 'string') {
    const inner = parsed(value);
    if (inner) return walk(inner, path, (changed) => put(JSON.stringify(changed)), others);
    return [...altered(value), ...others(path, value)].map((text) =>
      mutation(`${JSON.stringify(value)} → ${JSON.stringify(text)}`, text),
    );
  }
  if (typeof value === 'number') return [mutation(`${value} → ${value * 2}`, value * 2)];
  if (typeof value === 'boolean') return [mutation(`${value} → ${!value}`, !value)];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, i) => [
      mutation(`without [${i}]`, items.toSpliced(i, 1)),
      ...walk(item, [...path, String(i)], (changed) => put(items.with(i, changed)), others),
    ]);
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string, unknown][] = Object.entries(value);
  return entries.flatMap(([key, item], i) => [
    mutation(`without ${key}`, Object.fromEntries(entries.toSpliced(i, 1))),
    ...walk(item, [...path, key], (changed) => put(Object.fromEntries(entries.with(i, [key, changed]))), others),
  ]);
}

function leaves(value: unknown, path: readonly string[], found: (path: readonly string[], text: string) => void): void {
  if (typeof value === 'string') {
    const inner = parsed(value);
    if (inner) leaves(inner, path, found);
    else found(path, value);
  } else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) leaves(item, [...path, key], found);
}

/** The same argument of any block of the kind, in any stack: `resource/aws_iam_role/name`, positions left out. */
function placeOf([, block = '', type = '', ...rest]: readonly string[]): string {
  const named = block === 'resource' || block === 'data' ? rest.slice(1) : rest;
  return [block, type, ...named.filter((key) => !/^\d+$/.test(key))].join('/');
}

/** One letter more, and one changed in the middle: the typo and the look-alike. */
function altered(text: string): string[] {
  const middle = Math.floor(text.length / 2);
  const letter = text[middle] === 'x' ? 'y' : 'x';
  return [`${text}x`, `${text.slice(0, middle)}${letter}${text.slice(middle + 1)}`];
}

function parsed(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
