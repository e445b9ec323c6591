/** Sorts by a key as plain text, the same on every machine. Each key is made once. */
export function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const keys = items.map(key);
  // As most lists come.
  if (keys.every((each, i) => i === 0 || (keys[i - 1] ?? '') <= each)) return [...items];
  return items
    .map((item, i) => ({ item, key: keys[i] ?? '' }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ item }) => item);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each string once, sorted. */
export function unique(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort();
}

/** Adds to the list at a key. */
export function append<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
