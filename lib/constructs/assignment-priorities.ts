import { createHash } from 'node:crypto';

/** Priorities are 1 to this. Large enough that two of a thousand names rarely meet, small enough for any integer field. */
const RANGE = 1_000_000;

/**
 * A priority for each name, ascending. It comes from the name's hash and not from its place in a list, so that a name
 * added or removed leaves the others' as they are; where two hashes meet, the later name (in alphabetical order) moves
 * up to the next free one.
 */
export function assignmentPriorities(names: readonly string[]): ReadonlyMap<string, number> {
  const wanted = [...new Set(names)]
    .sort()
    .map((name) => ({ name, priority: hash(name) }))
    // Stable: of two names with one hash, the alphabetically first keeps it.
    .sort((a, b) => a.priority - b.priority);
  const priorities = new Map<string, number>();
  let last = 0;
  for (const { name, priority } of wanted) {
    last = Math.max(priority, last + 1);
    priorities.set(name, last);
  }
  return priorities;
}

function hash(name: string): number {
  return 1 + (createHash('sha256').update(name).digest().readUInt32BE(0) % RANGE);
}
