import { canonical } from '../documents';

export { canonical };

/** Sorts by keys as plain strings, the same on every machine. Keys are compared one after the other. */
export function sortedBy<T>(items: readonly T[], keys: (item: T) => readonly string[]): T[] {
  let last: readonly string[] | undefined;
  const comesNext = (item: T) => {
    const before = last;
    last = keys(item);
    return before === undefined || compareKeys(before, last) <= 0;
  };
  // As most lists come.
  if (items.every(comesNext)) return [...items];
  const keyed = items.map((item) => ({ item, keys: keys(item) }));
  return keyed.sort((a, b) => compareKeys(a.keys, b.keys)).map(({ item }) => item);
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const left = a[i] ?? '';
    const right = b[i] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/** Items by a key, in the order in which the keys first appear. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/** One text for several; no other parts give the same, whatever characters they hold. */
export function joined(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += `${part.length}:${part}`;
  return text;
}

/** Whether two values are written the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b) || canonical(a) === canonical(b);
}
