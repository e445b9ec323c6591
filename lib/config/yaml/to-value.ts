import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml';
import type { Complaint } from '../complain';
import { isMapping } from '../is-mapping';
import type { Path } from '../path';
import { isMergeKey, mergeSources, resolveAlias } from './resolve-alias';

/** Something in a YAML file that YAML allows and this configuration doesn't. */
export interface YamlFault extends Omit<Complaint, 'on'> {
  readonly path: Path;
  /** In characters from the beginning of the text. */
  readonly offset: number;
}

/** Aliases in aliases grow without bound ("billion laughs"); no configuration file needs so many values. */
const MAX_VALUES = 100_000;
const MAX_DEPTH = 30;

interface Converted {
  readonly value: unknown;
  /** How many values it holds, itself included, each alias counted in full. */
  readonly size: number;
}

/**
 * Plain values of a document, with aliases and merge keys resolved. What an alias names is shared, not copied, so that
 * a hostile file costs no more than its text.
 */
export function toValue(document: Document): { value: unknown; faults: readonly YamlFault[] } {
  const faults: YamlFault[] = [];
  const done = new Map<Node, Converted>();
  const open = new Set<Node>();

  function refuse(path: Path, node: unknown, value: unknown, requirement: string, remedy: string): Converted {
    faults.push({ path, offset: offsetOf(node), value, requirement, remedy });
    return { value: undefined, size: 1 };
  }

  function convert(node: unknown, path: Path): Converted {
    const target = resolveAlias(node, document);
    if (!target && isAlias(node))
      return refuse(
        path,
        node,
        undefined,
        `no anchor &${node.source} is defined before this alias`,
        'correct the name',
      );
    if (!target) return { value: null, size: 1 };
    const known = done.get(target);
    if (known) return known;
    if (open.has(target)) return refuse(path, node, undefined, 'an alias inside its own anchor', 'write it out');
    if (path.length > MAX_DEPTH)
      return refuse(path, node, undefined, `nested deeper than ${MAX_DEPTH} levels`, 'write it flat');
    open.add(target);
    const converted = convertContent(target, path);
    open.delete(target);
    if (converted.size > MAX_VALUES)
      return refuse(path, node, undefined, `aliases expand to more than ${MAX_VALUES} values`, 'use fewer of them');
    done.set(target, converted);
    return converted;
  }

  function convertContent(node: Node, path: Path): Converted {
    if (isMap(node)) return convertMap(node, path);
    if (!isSeq(node)) return { value: isScalar(node) ? node.value : null, size: 1 };
    const items = node.items.map((item, i) => convert(item, [...path, i]));
    return { value: items.map(({ value }) => value), size: sum(items) };
  }

  function convertMap(map: YAMLMap, path: Path): Converted {
    const own = new Map<string, Converted>();
    const merged: Converted[] = [];
    const keys = new Map<string, unknown>();
    for (const { key, value } of map.items) {
      const name = keyName(key, path);
      if (name === undefined) continue;
      if (keys.has(name)) {
        const remedy = isMergeKey(key) ? 'write <<: [*one, *two]' : 'delete or rename one of them';
        refuse([...path, name], key, name, 'is listed twice', remedy);
        continue;
      }
      keys.set(name, key);
      if (isMergeKey(key)) merged.push(...convertSources(value, [...path, name]));
      else own.set(name, convert(value, [...path, name]));
    }
    const entries = new Map(merged.reverse().flatMap(({ value }) => Object.entries(value as object)));
    for (const [name, { value }] of own) entries.set(name, value);
    return { value: Object.fromEntries(entries), size: sum([...own.values(), ...merged]) };
  }

  function convertSources(value: unknown, path: Path): Converted[] {
    return mergeSources(value, document).flatMap((source) => {
      const converted = source ? convert(source, path) : undefined;
      if (isMapping(converted?.value)) return [converted];
      if (!source)
        refuse(path, value, undefined, '<< merges mappings only', 'name the anchor of a mapping that is defined above');
      return [];
    });
  }

  /** The key as text; refused where YAML reads it as something else than its letters. */
  function keyName(key: unknown, path: Path): string | undefined {
    const target = resolveAlias(key, document);
    const value = isScalar(target) ? target.value : undefined;
    if (typeof value === 'string' && value !== '__proto__') return value;
    const text = (isScalar(target) ? target.source : undefined) ?? '';
    const requirement = value === '__proto__' ? 'is a name that JavaScript keeps to itself' : 'is a key, and no text';
    const remedy = value === '__proto__' || text === '' ? 'choose another name' : `quote it: "${text}"`;
    refuse(path, key, text, requirement, remedy);
    return undefined;
  }

  const { value } = convert(document.contents, []);
  return { value, faults };
}

function sum(parts: readonly Converted[]): number {
  return parts.reduce((total, { size }) => total + size, 1);
}

/** Where a node begins; 0 for one that stands nowhere. */
export function offsetOf(node: unknown): number {
  return (isNode(node) && node.range?.[0]) || 0;
}
