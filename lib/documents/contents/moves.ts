import { blocks, property } from '../json/json';
import type { Document } from '../model/document';
import type { Move } from '../model/contents';
import { sortedBy } from '../order';

/** `moved` blocks of the stacks: an object of another address, which stays what it is. */
export function movesIn(sources: readonly Document[]): Move[] {
  const found = sources.flatMap((source) => {
    if (source.kind !== 'configuration') return [];
    return blocks(property(source.root, 'moved')).flatMap((block) => {
      const [from, to] = [property(block, 'from'), property(block, 'to')];
      if (typeof from !== 'string' || typeof to !== 'string') return [];
      return [{ from: `${source.name}:${from}`, to: `${source.name}:${to}` }];
    });
  });
  return sortedBy(found, ({ to }) => to);
}
