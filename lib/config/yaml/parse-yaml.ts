import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Path } from '../path';
import { locate } from './locate';
import { toValue, type YamlFault } from './to-value';

export interface Position {
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}

/** A YAML file as values, and the way back from a value to its place. */
export interface YamlFile {
  /** `undefined` where the text is no YAML. */
  readonly value: unknown;
  readonly faults: readonly (YamlFault & Position)[];
  /** Where the value of `path` stands, or its key; and how it is written, if it is a single value. */
  readonly locate: (path: Path, on?: 'key' | 'value') => Position & { readonly source?: string };
}

/**
 * Reads YAML 1.2 (core schema: `yes` is a text, `010` is ten) with `<<`. Nothing is thrown: what is wrong stands in
 * `faults`.
 */
export function parseYaml(text: string): YamlFile {
  const parsed = parse(text);
  if (!parsed) return tooDeep();
  const { document, position } = parsed;
  const broken = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    code === 'MULTIPLE_DOCS' ? { ...syntaxFault('', pos[0]), ...TWO_DOCUMENTS } : syntaxFault(message, pos[0]),
  );
  const { value, faults } = broken.length > 0 ? { value: undefined, faults: broken } : toValue(document);
  const placed = faults.map((fault) => ({ ...fault, ...position(fault.offset) }));
  return { value, faults: broken.length > 0 ? firstOfEachLine(placed) : placed, locate: lazyLocate(text) };
}

interface Parsed {
  readonly document: Document;
  readonly position: (offset: number) => Position;
}

function parse(text: string): Parsed | undefined {
  const lines = new LineCounter();
  try {
    // Duplicate keys are found in toValue: the parser compares each key with all before it.
    const document = parseDocument(text, {
      lineCounter: lines,
      schema: 'core',
      resolveKnownTags: false,
      prettyErrors: false,
      uniqueKeys: false,
    });
    const position = (offset: number): Position => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    return { document, position };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Only what is wrong is looked for, so the tree is made again instead of being kept: a thousand of them cost memory. */
function lazyLocate(text: string): YamlFile['locate'] {
  let parsed: Parsed | undefined;
  return (path, on = 'value') => {
    parsed ??= parse(text);
    if (!parsed) return { line: 1, column: 1 };
    const { offset, keyOffset, source } = locate(parsed.document, path);
    return { ...parsed.position(on === 'key' ? keyOffset : offset), ...(source !== undefined && { source }) };
  };
}

/** One slip makes the parser stumble on; what follows on the same line helps nobody. */
function firstOfEachLine<T extends Position>(faults: readonly T[]): T[] {
  const seen = new Set<number>();
  return faults.filter(({ line }) => !seen.has(line) && seen.add(line));
}

const TWO_DOCUMENTS = { rule: 'a second document begins here', remedy: 'make a file of its own, or delete ---' };

function syntaxFault(message: string, offset: number): YamlFault {
  const [rule = ''] = message.split('\n');
  return { path: [], offset, value: undefined, rule: `no valid YAML: ${rule}`, remedy: 'mend the syntax' };
}

function tooDeep(): YamlFile {
  const fault = { ...syntaxFault('it is nested too deeply', 0), line: 1, column: 1 };
  return { value: undefined, faults: [fault], locate: () => ({ line: 1, column: 1 }) };
}
