import { isMap, isScalar, isSeq, type Document, type Pair, type YAMLMap } from 'yaml';
import type { Path } from '../path';
import { isMergeKey, mergeSources, resolveAlias } from './resolve-alias';
import { offsetOf } from './to-value';

/** Where a path leads in a document. */
export interface Place {
  /** Of the value; of the mapping or list that lacks it where there is none. */
  readonly offset: number;
  /** Of the key before it. */
  readonly keyOffset: number;
  /** The value as its author wrote it, if it is a single one: `012345678901`, where YAML reads 12345678901. */
  readonly source?: string;
}

/** Follows a path through aliases and merge keys to where its value is written. */
export function locate(document: Document, path: Path): Place {
  let node: unknown = document.contents;
  let keyOffset = offsetOf(node);
  for (const part of path) {
    const parent = resolveAlias(node, document);
    if (isMap(parent) && typeof part === 'string') {
      const pair = findPair(parent, part, document);
      if (!pair) return { offset: offsetOf(parent), keyOffset: offsetOf(parent) };
      keyOffset = offsetOf(pair.key);
      node = pair.value ?? pair.key;
    } else if (isSeq(parent) && typeof part === 'number' && part < parent.items.length) {
      node = parent.items[part];
      keyOffset = offsetOf(node);
    } else return { offset: offsetOf(node), keyOffset };
  }
  const target = resolveAlias(node, document);
  return {
    offset: offsetOf(node),
    keyOffset,
    source: isScalar(target) ? target.source : undefined,
  };
}

function findPair(map: YAMLMap, key: string, document: Document, seen = new Set<YAMLMap>()): Pair | undefined {
  if (seen.has(map)) return undefined;
  seen.add(map);
  const own = map.items.find((pair) => {
    const name = resolveAlias(pair.key, document);
    return isScalar(name) && name.value === key;
  });
  if (own) return own;
  for (const pair of map.items.filter((item) => isMergeKey(item.key)))
    for (const source of mergeSources(pair.value, document)) {
      const found = source && findPair(source, key, document, seen);
      if (found) return found;
    }
  return undefined;
}
