import type { Outside } from '../documents';
import type { Change, RuleSighting } from './model';

/** What is outside of the product's own grammar after a change, and whether it says something else than before. */
export function sightOutside({ before, after }: Change, wanted: (outside: Outside) => boolean): RuleSighting[] {
  const earlier = new Map<string, Set<string>>();
  for (const outside of before.outside)
    earlier.set(key(outside), (earlier.get(key(outside)) ?? new Set()).add(outside.digest));
  return after.outside.filter(wanted).map((outside) => {
    const { address, file, name, evidence, digest } = outside;
    const changed = earlier.get(key(outside))?.has(digest) === false;
    return { subject: name, address, evidence: `${file}: ${evidence}${changed ? ' (changed)' : ''}` };
  });
}

function key({ address, kind, name }: Outside): string {
  return JSON.stringify([address, kind, name]);
}
