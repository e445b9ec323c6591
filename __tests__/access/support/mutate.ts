import { type Json, type JsonObject, isObject } from '../../../lib/documents/json/json';

/** One value of a stack changed. */
export interface Mutation {
  /** Where and what, e.g. `resource.okta_group.x.name: "a" → "b"`. */
  readonly title: string;
  /** Path without names that users choose, e.g. `resource.okta_group.*.name`. */
  readonly field: string;
  readonly stack: JsonObject;
}

type Step = string | number;

/** Every single-value mutation of a stack. */
export function* mutations(stack: JsonObject): Generator<Mutation> {
  for (const [path, value] of leaves(stack, [])) {
    for (const changed of changesOf(value, path)) {
      const shown = changed === undefined ? '(gone)' : JSON.stringify(changed);
      yield {
        title: `${path.join('.')}: ${JSON.stringify(value)} → ${shown}`,
        field: fieldOf(path),
        stack: withChange(stack, path, changed) as JsonObject,
      };
    }
  }
}

/** Leaves, and every object and list as a whole (it may go). JSON in a text is walked through like the rest. */
function* leaves(json: Json, path: readonly Step[]): Generator<[readonly Step[], Json]> {
  if (path.length > 0) yield [path, json];
  if (Array.isArray(json))
    for (const [i, item] of (json as readonly Json[]).entries()) yield* leaves(item, [...path, i]);
  else if (isObject(json)) for (const [key, item] of Object.entries(json)) yield* leaves(item, [...path, key]);
  else if (typeof json === 'string') {
    const inner = jsonIn(json);
    if (inner) yield* innerLeaves(inner, [...path, 'JSON']);
  }
}

function* innerLeaves(json: Json, path: readonly Step[]): Generator<[readonly Step[], Json]> {
  for (const [inner, value] of leaves(json, path)) if (inner.length > path.length) yield [inner, value];
}

function jsonIn(text: string): Json | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const json = JSON.parse(text) as Json;
    return typeof json === 'object' ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Values that mean something else; `undefined`: the key or element goes. */
function changesOf(value: Json, path: readonly Step[]): (Json | undefined)[] {
  if (typeof value === 'boolean') return [!value, undefined];
  if (typeof value === 'number') return [value + 1, value * 4, undefined];
  if (typeof value !== 'string') return [undefined];
  if (/^\$\{.*\}$/s.test(value) && !/jsonencode/.test(value))
    return [undefined, otherReference(value), 'literal'].filter((changed) => changed !== value);
  if (/\$\{/.test(value.replaceAll('$${', ''))) return [undefined, ...expressionChanges(value)];
  const changed = new Set([
    `${value}x`,
    value.slice(1),
    swapCase(value),
    value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
    value.replace('arn:aws:', 'arn:aws-cn:'),
    value.replace(/^\^/, ''),
    value.replace(/\$$/, ''),
    ...(WORDS.get(value) ?? []),
  ]);
  changed.delete(value);
  // JSON as a whole with a letter more is no JSON; its parts are changed one by one.
  return jsonIn(value) ? [undefined] : [undefined, ...changed].filter((item) => item !== undefined || path.length > 0);
}

/** Values with a counterpart that is legal and dangerous. */
const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ACTIVE', ['INACTIVE']],
  ['Allow', ['Deny']],
  ['Active', ['Inactive']],
  ['StringEquals', ['StringLike', 'StringNotEquals']],
  ['sts:AssumeRoleWithSAML', ['sts:AssumeRole', '*']],
  ['okta', ['active_directory']],
  ['2FA', ['1FA']],
]);

function otherReference(value: string): string {
  return value.replace(/\.([\w-]+)\.(\w+)\}$/, '.$1_other.$2}');
}

/** In an expression: every text, number and name in it, one at a time. */
function expressionChanges(value: string): string[] {
  const texts = [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].flatMap(({ index, 0: found }) => [
    `${value.slice(0, index)}"x${value.slice(index + 1)}`,
    `${value.slice(0, index + found.length - 1)}x"${value.slice(index + found.length)}`,
  ]);
  const operators = [...value.matchAll(/!=|==|&&|\|\||isMemberOfAnyGroup\(/g)].map(({ index, 0: found }) => {
    const other = { '!=': '==', '==': '!=', '&&': '||', '||': '&&' }[found] ?? `!${found}`;
    return `${value.slice(0, index)}${other}${value.slice(index + found.length)}`;
  });
  const references = [...value.matchAll(/\$\{[\w.-]+\}/g)].map(
    ({ index, 0: found }) => `${value.slice(0, index)}${otherReference(found)}${value.slice(index + found.length)}`,
  );
  return [...new Set([...texts, ...operators, ...references])].filter((changed) => changed !== value);
}

function swapCase(text: string): string {
  const at = text.search(/[a-z]/i);
  if (at < 0) return text;
  const letter = text.charAt(at);
  return (
    text.slice(0, at) +
    (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()) +
    text.slice(at + 1)
  );
}

function withChange(
  json: Json | undefined,
  [step, ...rest]: readonly Step[],
  value: Json | undefined,
): Json | undefined {
  if (step === undefined) return value;
  if (step === 'JSON' && typeof json === 'string')
    return JSON.stringify(withChange(JSON.parse(json) as Json, rest, value));
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    const changed = withChange(items[step as number], rest, value);
    return items.flatMap((item, i) => (i === step ? (changed === undefined ? [] : [changed]) : [item]));
  }
  const entries = Object.entries(json as JsonObject).flatMap(([key, item]): [string, Json][] => {
    if (key !== step) return [[key, item]];
    const changed = withChange(item, rest, value);
    return changed === undefined ? [] : [[key, changed]];
  });
  return Object.fromEntries(entries);
}

function fieldOf(path: readonly Step[]): string {
  const named = path[0] === 'resource' || path[0] === 'data' ? path.map((step, i) => (i === 2 ? '*' : step)) : path;
  const generic = named.map((step, i) => (path[0] === 'output' && i === 1 ? '*' : step));
  return generic.map((step) => (typeof step === 'number' ? '#' : step)).join('.');
}
