import { jsonErrorOffset } from './json-error';
import { mergeConflict, parseYaml, type YamlFile } from '../yaml/parse-yaml';

/** Strict JSON as a value, with the places of its keys. JSON is YAML, so the same reader finds them. */
export type JsonFile = YamlFile & { readonly value: unknown };

/** Reads JSON; what is wrong is in `faults`: syntax, keys that are there twice, numbers that would lose digits. */
export function parseJson(text: string): JsonFile {
  const located = parseYaml(text);
  try {
    const value: unknown = JSON.parse(text);
    return { ...located, value };
  } catch {
    const conflict = mergeConflict(text);
    const offset = conflict?.offset ?? Math.min(jsonErrorOffset(text), text.trimEnd().length);
    const before = text.slice(0, offset).split('\n');
    const fault = {
      path: [],
      offset,
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      value: undefined,
      requirement: conflict?.requirement ?? 'is not valid JSON from here on',
      remedy: conflict?.remedy ?? 'correct the syntax: no comments, no trailing commas, double quotes',
    };
    return { ...located, value: undefined, faults: [fault] };
  }
}
