/** A change of one value in a synthesized stack. */
export interface Mutation {
  /** Where: `resource.aws_iam_role.….assume_role_policy/Statement/0/Effect`. */
  readonly path: string;
  /** What was done, e.g. `"okta" → "oktx"`. */
  readonly what: string;
  /** The stack with this change and no other. */
  readonly apply: () => unknown;
}

/** Every change of one value: text altered, number raised, boolean turned, member taken out; also within JSON texts. */
export function mutationsOf(root: unknown): Mutation[] {
  return walk(root, [], (value) => value);
}

type Put = (value: unknown) => unknown;

/** `put` gives the whole document with the value at this place. */
function walk(value: unknown, path: readonly string[], put: Put): Mutation[] {
  const at = path.join('/');
  const mutation = (what: string, changed: unknown): Mutation => ({ path: at, what, apply: () => put(changed) });
  if (typeof value === 'string') {
    const inner = parsed(value);
    if (inner) return walk(inner, path, (changed) => put(JSON.stringify(changed)));
    return altered(value).map((text) => mutation(`${JSON.stringify(value)} → ${JSON.stringify(text)}`, text));
  }
  if (typeof value === 'number') return [mutation(`${value} → ${value * 2}`, value * 2)];
  if (typeof value === 'boolean') return [mutation(`${value} → ${!value}`, !value)];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, i) => [
      mutation(`without [${i}]`, items.toSpliced(i, 1)),
      ...walk(item, [...path, String(i)], (changed) => put(items.with(i, changed))),
    ]);
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  return entries.flatMap(([key, item]: [string, unknown], i) => [
    mutation(`without ${key}`, Object.fromEntries(entries.toSpliced(i, 1))),
    ...walk(item, [...path, key], (changed) => put(Object.fromEntries(entries.with(i, [key, changed])))),
  ]);
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
