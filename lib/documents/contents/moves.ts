import { blocks, type JsonObject, property, text } from '../json/json';
import type { ConfigurationDocument, Document } from '../model/document';
import { memo } from '../memo';
import type { Move } from '../model/contents';
import { sortedBy } from '../order';

/** `moved` blocks of the stacks: an object of another address, which stays what it is. */
export function movesIn(sources: readonly Document[]): Move[] {
  const found = sources.flatMap((source) => (source.kind === 'configuration' ? movesOf(source) : []));
  return sortedBy(found, ({ to }) => to);
}

/** A stack that both sides of a comparison have in common is one document. */
const movesOf = memo(({ name, root }: ConfigurationDocument): readonly Move[] =>
  blocks(property(root, 'moved')).flatMap((block) => {
    const [from, to] = [text(block, 'from'), text(block, 'to')];
    if (from === undefined || to === undefined) return [];
    const declared = { from: isDeclared(root, from), to: isDeclared(root, to) };
    return [{ from: `${name}:${from}`, to: `${name}:${to}`, declared }];
  }),
);

/** Looked up and not listed: there are as many moves as objects. */
function isDeclared(root: JsonObject, address: string): boolean {
  const [first = '', second = '', third = ''] = address.split('.');
  if (first === 'data') return isAt(root, ['data', second, third]);
  return isAt(root, first === 'module' ? [first, second] : ['resource', first, second]);
}

function isAt(root: JsonObject, labels: readonly string[]): boolean {
  let found: readonly JsonObject[] = [root];
  for (const label of labels) found = found.flatMap((body) => blocks(property(body, label)));
  return found.length > 0;
}
