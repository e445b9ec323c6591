/** Remembers what a pure function gave for an object, as long as the object lives. */
export function memo<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as V;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

/** The same for a pair of objects. */
export function memoPair<A extends object, B extends object, V>(compute: (a: A, b: B) => V): (a: A, b: B) => V {
  const first = memo((a: A) => memo((b: B) => compute(a, b)));
  return (a, b) => first(a)(b);
}
