import { parseDocument, type Document } from 'yaml';
import type { Path } from '../path';
import { locate } from './locate';
import { positionsIn, type Position } from './position';
import { SYNTAX_REMEDIES } from './syntax-remedies';
import { toValue, type YamlFault } from './to-value';

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
  const document = parse(text);
  if (!document) return tooDeep();
  const syntax = syntaxFaults(document);
  const { value, faults } = syntax.length > 0 ? { value: undefined, faults: syntax } : toValue(document);
  const position = positionsIn(text);
  return {
    value,
    faults: faults.map((fault) => ({ ...fault, ...position(fault.offset) })),
    locate: lazyLocate(text, position),
  };
}

function parse(text: string): Document | undefined {
  try {
    // Duplicate keys are found in toValue: the parser compares each key with all before it.
    return parseDocument(text, { schema: 'core', resolveKnownTags: false, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Only what is wrong is looked for, so the tree is made again instead of being kept: a thousand of them cost memory. */
function lazyLocate(text: string, position: (offset: number) => Position): YamlFile['locate'] {
  let document: Document | undefined;
  return (path, on = 'value') => {
    document ??= parse(text);
    if (!document) return { line: 1, column: 1 };
    const { offset, keyOffset, source } = locate(document, path);
    return { ...position(on === 'key' ? keyOffset : offset), ...(source !== undefined && { source }) };
  };
}

/** One slip makes the parser stumble on over tokens that it did not expect: of these only the first one helps. */
function syntaxFaults({ errors, warnings }: Document): YamlFault[] {
  return [...errors, ...warnings]
    .filter(({ code }, i) => i === 0 || code !== 'UNEXPECTED_TOKEN')
    .map(({ code, message, pos: [offset] }) => {
      const fault = syntaxFault(message, offset, SYNTAX_REMEDIES[code]);
      return code === 'MULTIPLE_DOCS' ? { ...fault, ...TWO_DOCUMENTS } : fault;
    });
}

const TWO_DOCUMENTS = { rule: 'a second document begins here', remedy: 'make a file of its own, or delete ---' };

function syntaxFault(message: string, offset: number, remedy = 'mend the syntax'): YamlFault {
  const [rule = ''] = message.split('\n');
  return { path: [], offset, value: undefined, rule: `no valid YAML: ${rule}`, remedy };
}

function tooDeep(): YamlFile {
  const fault = { ...syntaxFault('it is nested too deeply', 0, 'write it flat'), line: 1, column: 1 };
  return { value: undefined, faults: [fault], locate: () => ({ line: 1, column: 1 }) };
}
