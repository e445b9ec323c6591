import { LineCounter, parseDocument } from 'yaml';
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
  const lines = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    // Duplicate keys are found in toValue: the parser compares each key with all before it.
    const document = parseDocument(text, {
      lineCounter: lines,
      schema: 'core',
      resolveKnownTags: false,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const broken = [...document.errors, ...document.warnings].map(({ message, pos }) => syntaxFault(message, pos[0]));
    const { value, faults } =
      broken.length > 0 ? { value: undefined, faults: firstOfEachLine(broken) } : toValue(document);
    return {
      value,
      faults: faults.map((fault) => ({ ...fault, ...position(fault.offset) })),
      locate: (path, on = 'value') => {
        const { offset, keyOffset, source } = locate(document, path);
        return { ...position(on === 'key' ? keyOffset : offset), ...(source !== undefined && { source }) };
      },
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const fault = { ...syntaxFault('nested too deeply', 0), line: 1, column: 1 };
    return { value: undefined, faults: [fault], locate: () => ({ line: 1, column: 1 }) };
  }

  /** One slip makes the parser stumble on; what follows on the same line helps nobody. */
  function firstOfEachLine(faults: readonly YamlFault[]): YamlFault[] {
    const seen = new Set<number>();
    return faults.filter(({ offset }) => {
      const { line } = position(offset);
      return !seen.has(line) && seen.add(line);
    });
  }
}

function syntaxFault(message: string, offset: number): YamlFault {
  const [rule = ''] = message.split('\n');
  return { path: [], offset, value: undefined, rule: `no valid YAML: ${rule}`, remedy: 'mend the syntax' };
}
