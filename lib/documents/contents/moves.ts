import { blocks, property, text } from '../json/json';
import type { ConfigurationDocument, Document } from '../model/document';
import type { Move } from '../model/contents';
import { sortedBy } from '../order';

/** `moved` blocks of the stacks: an object of another address, which stays what it is. */
export function movesIn(sources: readonly Document[]): Move[] {
  const found = sources.flatMap((source) => (source.kind === 'configuration' ? movesOf(source) : []));
  return sortedBy(found, ({ to }) => to);
}

/** A stack that both sides of a comparison have in common is one document. */
const known = new WeakMap<ConfigurationDocument, readonly Move[]>();

function movesOf(document: ConfigurationDocument): readonly Move[] {
  const made =
    known.get(document) ??
    blocks(property(document.root, 'moved')).flatMap((block) => {
      const [from, to] = [text(block, 'from'), text(block, 'to')];
      if (from === undefined || to === undefined) return [];
      return [{ from: `${document.name}:${from}`, to: `${document.name}:${to}` }];
    });
  known.set(document, made);
  return made;
}
