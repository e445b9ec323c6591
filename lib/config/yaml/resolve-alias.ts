import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml';

/** What a node stands for: itself, or for an alias the node with its anchor; `undefined` where there is none. */
export function resolveAlias(node: unknown, document: Document): Node | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isMap(target) || isSeq(target) || isScalar(target) ? target : undefined;
}

/** `<<`, written plain, as YAML 1.1 defined it and everyone uses it. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && (key.type === undefined || key.type === 'PLAIN');
}

/**
 * The mappings that a merge key's value names, first one first; `undefined` for one that is not a mapping.
 * The first mapping that has a key decides its value, and the mapping's own keys come before all of them.
 */
export function mergeSources(value: unknown, document: Document): (YAMLMap | undefined)[] {
  const target = resolveAlias(value, document);
  const sources = isSeq(target) ? target.items : [target];
  return sources.map((source) => {
    const map = resolveAlias(source, document);
    return isMap(map) ? map : undefined;
  });
}
