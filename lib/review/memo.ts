import { memo } from '../documents';

export { memo };

/** What {@link memo} is for one object, for a pair of objects. */
export function memoPair<A extends object, B extends object, V>(compute: (a: A, b: B) => V): (a: A, b: B) => V {
  const first = memo((a: A) => memo((b: B) => compute(a, b)));
  return (a, b) => first(a)(b);
}
