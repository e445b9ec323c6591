import type { Opaque } from './model';

/** The fields of a part that is kept as it came; none for what has no fields. */
export function fieldsOf(value: unknown): Opaque {
  return typeof value === 'object' && value !== null ? (value as Opaque) : {};
}
