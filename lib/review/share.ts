/**
 * `after` with the objects of `before` wherever they say the same. Most of two sides is equal, and whatever compares or
 * prints them later sees by `===` that there is nothing to look at.
 */
export function shareEqual<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): readonly T[] {
  if (before === after) return before;
  const then = new Map(before.map((item) => [key(item), item]));
  return after.map((now) => {
    const was = then.get(key(now));
    return was !== undefined && equal(was, now) ? was : now;
  });
}

/** Whether two values of plain data are the same, with their keys in the same order. */
function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const [names, others] = [Object.keys(one), Object.keys(other)];
  if (names.length !== others.length) return false;
  // A loop and no chain of calls: it is most of what comparing two sides costs.
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] ?? '';
    if (name !== others[i] || !equal(one[name], other[name])) return false;
  }
  return true;
}
