import { parseDocument, type Document, type ErrorCode } from 'yaml';
import type { Path } from '../path';
import { locate } from './locate';
import { positionsIn, type Position } from './position';
import { slipNear } from './slips';
import { SYNTAX_REMEDIES } from './syntax-remedies';
import { toValue, type YamlFault } from './to-value';

/** A YAML file as values, and the way back from a value to its place. */
export interface YamlFile {
  /** `undefined` where the text is not YAML. */
  readonly value: unknown;
  readonly faults: readonly (YamlFault & Position)[];
  /** The place of the value of `path`, or of its key; and how it is written, if it is a single value. */
  readonly locate: (path: Path, on?: 'key' | 'value') => Position & { readonly source?: string };
}

/**
 * Reads YAML 1.2 (core schema: `yes` is a string, `010` is ten) with `<<`. Nothing is thrown: what is wrong is in
 * `faults`.
 */
export function parseYaml(text: string): YamlFile {
  const document = parse(text);
  if (!document) return tooDeep();
  const conflict = mergeConflict(text);
  const syntax = conflict ? [conflict] : syntaxFaults(text, document);
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
    return { ...position(on === 'key' ? keyOffset : offset), source };
  };
}

/** What one slip makes the parser report of the lines after it: it goes on over tokens that it did not expect. */
const FOLLOWING: ReadonlySet<string> = new Set<ErrorCode>([
  'UNEXPECTED_TOKEN',
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
]);

function syntaxFaults(text: string, { errors, warnings }: Document): YamlFault[] {
  return [...errors, ...warnings]
    .filter(({ code }, i) => i === 0 || !FOLLOWING.has(code))
    .map(({ code, message, pos: [offset] }) => {
      const fault = syntaxFault(message, offset, SYNTAX_REMEDIES[code]);
      if (code === 'MULTIPLE_DOCS') return { ...fault, ...TWO_DOCUMENTS };
      return { ...fault, ...(code === 'TAB_AS_INDENT' ? undefined : slipNear(text, offset)) };
    });
}

const TWO_DOCUMENTS = {
  requirement: 'a second document begins here',
  remedy: 'move it to a file of its own, or delete ---',
};

/** The first marker of an unfinished merge; each of them makes the parser report something else. */
export function mergeConflict(text: string): YamlFault | undefined {
  const offset = text.search(/^(?:<{7}|>{7}) /m);
  if (offset < 0) return undefined;
  const requirement = 'has an unresolved merge conflict';
  return {
    path: [],
    offset,
    value: undefined,
    requirement,
    remedy: 'resolve it, and delete the lines <<<<<<<, ======= and >>>>>>>',
  };
}

function syntaxFault(message: string, offset: number, remedy = 'correct the syntax'): YamlFault {
  const [requirement = ''] = message.replace(/'quote$/, 'quote').split('\n');
  return { path: [], offset, value: undefined, requirement: `not valid YAML: ${requirement}`, remedy };
}

function tooDeep(): YamlFile {
  const fault = { ...syntaxFault('it is nested too deeply', 0, 'write it flat'), line: 1, column: 1 };
  return { value: undefined, faults: [fault], locate: () => ({ line: 1, column: 1 }) };
}
