import type { Read } from '../documents';
import { canonical } from './order';

export { known } from '../documents';

/** A value for evidence: as it stands, or why it can't be read. */
export function show(read: Read<unknown>): string {
  if ('unknown' in read) return `unknown (${read.unknown})`;
  return typeof read.known === 'string' ? read.known : canonical(read.known);
}

/** `before → after` of a value that differs; `undefined` where it is the same. */
export function shift(before: Read<unknown>, after: Read<unknown>): string | undefined {
  const [then, now] = [show(before), show(after)];
  return then === now ? undefined : `${then} → ${now}`;
}
