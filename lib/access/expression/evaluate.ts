import type { Json } from '../document/document';
import { property } from '../document/document';
import type { ForNode, Node, Step } from './ast';
import { bounded } from './bounded';
import { callFunction } from './functions';
import { binary, toNumber, unary } from './operators';
import { parseTemplate, SyntaxProblem } from './parse';
import {
  Attribute,
  Failed,
  isList,
  isValueObject,
  keyText,
  Named,
  OpenList,
  OpenObject,
  Symbolic,
  Text,
  Unresolved,
  unresolvedBy,
  type Value,
} from './value';

/** What names mean where an expression stands. */
export interface Names {
  /** The first name of a traversal: `var`, `each`, `aws_iam_role`, a loop's variable … */
  readonly resolve: (name: string) => Value;
}

/** Elements that one list may come to; a plan that needs more is hostile. */
export const MAX_ELEMENTS = 200_000;

/** Evaluates an argument of Terraform's JSON syntax: every string in it is a template. */
export function evaluateJson(json: Json, names: Names): Value {
  if (typeof json === 'string') return evaluateString(json, names);
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return (json as readonly Json[]).map((item) => evaluateJson(item, names));
  return Object.fromEntries(
    Object.entries(json)
      .filter(([key]) => key !== '//')
      .map(([key, item]) => [key, evaluateJson(item, names)]),
  );
}

export function evaluateString(text: string, names: Names): Value {
  if (!text.includes('${') && !text.includes('%{')) return text;
  try {
    return evaluate(parseTemplate(text), names);
  } catch (error) {
    if (error instanceof SyntaxProblem) return new Unresolved(error.message);
    if (error instanceof RangeError) return new Unresolved('the expression nests too deep');
    throw error;
  }
}

/** One expression can repeat itself as well as several can, so every part is bounded. */
function evaluate(node: Node, names: Names): Value {
  return bounded(evaluateUnbounded(node, names));
}

function evaluateUnbounded(node: Node, names: Names): Value {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'template':
      return join(node.parts.map((part) => (typeof part === 'string' ? part : evaluate(part, names))));
    case 'name':
      return names.resolve(node.name);
    case 'attribute':
      return attributeOf(evaluate(node.of, names), node.name);
    case 'index':
      return indexOf(evaluate(node.of, names), evaluate(node.key, names));
    case 'splat':
      return splat(evaluate(node.of, names), node.each, names);
    case 'call':
      return call(node, names);
    case 'unary':
      return unary(node.operator, evaluate(node.operand, names));
    case 'binary':
      return binary(node.operator, evaluate(node.left, names), evaluate(node.right, names));
    case 'conditional': {
      const test = evaluate(node.test, names);
      if (test === true || test === 'true') return evaluate(node.then, names);
      if (test === false || test === 'false') return evaluate(node.otherwise, names);
      return unresolvedBy('a condition is neither true nor false', [test]);
    }
    case 'list':
      return node.items.map((item) => evaluate(item, names));
    case 'object':
      return objectOf(node.entries.map(([key, value]) => [evaluate(key, names), evaluate(value, names)]));
    case 'for':
      return comprehension(node, names);
  }
}

function call(node: Node & { kind: 'call' }, names: Names): Value {
  if (node.name === 'try' || node.name === 'can') {
    for (const arg of node.args) {
      const value = evaluate(arg, names);
      if (!(value instanceof Failed)) return node.name === 'can' ? canBe(value) : value;
    }
    return node.name === 'can' ? false : new Failed('no argument of try() has a value');
  }
  const args = node.args.map((arg) => evaluate(arg, names));
  if (!node.expand) return callFunction(node.name, args);
  const last = args.pop() ?? null;
  if (isList(last)) return callFunction(node.name, [...args, ...last]);
  return unresolvedBy('the arguments are no list', [last]);
}

function canBe(value: Value): Value {
  return value instanceof Unresolved ? unresolvedBy('', [value]) : true;
}

/** Texts and values joined; what is known after apply keeps its place. */
export function join(parts: readonly Value[]): Value {
  const joined: (string | Symbolic)[] = [];
  const add = (part: string | Symbolic) => {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  };
  for (const part of parts) {
    if (part instanceof Failed) return part;
    if (part instanceof Text) part.parts.forEach(add);
    else if (part instanceof Symbolic) add(part);
    else if (part === null || typeof part === 'object') return new Failed('only a text can stand in a text');
    else add(String(part));
  }
  const [only = ''] = joined;
  return joined.length <= 1 && typeof only === 'string' ? only : new Text(joined);
}

/** Terraform's `value.name`. */
export function attributeOf(value: Value, name: string): Value {
  if (value instanceof Named) return value.get(name);
  if (value instanceof OpenObject) return property(value.entries, name) ?? unresolvedBy('', value.rest);
  if (value instanceof Attribute)
    return new Unresolved(value.reason.replace(' is known', `.${name} is known`), [`${value.address}.${value.name}`]);
  if (value instanceof Failed) return value;
  if (value instanceof Symbolic) return unresolvedBy('', [value]);
  if (isValueObject(value)) return property(value, name) ?? new Failed(`no element "${name}"`);
  return new Failed(`no element "${name}"`);
}

/** Terraform's `value[key]`. */
export function indexOf(value: Value, key: Value): Value {
  if (key instanceof Symbolic) return unresolvedBy('', [key]);
  if (isList(value) || value instanceof OpenList) {
    const items = isList(value) ? value : [];
    const found = items[toNumber(key) ?? -1];
    // Which place the known elements of an open list have isn't known.
    return found ?? (isList(value) ? new Failed(`no element ${keyText(key)}`) : unresolvedBy('', value.rest));
  }
  return attributeOf(value, keyText(key));
}

function splat(value: Value, each: readonly Step[], names: Names): Value {
  const walk = (item: Value) =>
    each.reduce<Value>(
      (found, step) =>
        'attribute' in step ? attributeOf(found, step.attribute) : indexOf(found, evaluate(step.index, names)),
      item,
    );
  if (value === null) return [];
  if (isList(value)) return value.map(walk);
  if (value instanceof OpenList) return new OpenList(value.items.map(walk), value.rest);
  // A resource without count is a list of one.
  if (value instanceof Named || !(value instanceof Symbolic)) return [walk(value)];
  return unresolvedBy('', [value]);
}

function objectOf(entries: readonly (readonly [Value, Value])[]): Value {
  const known: [string, Value][] = [];
  const rest: Symbolic[] = [];
  for (const [key, value] of entries)
    if (key instanceof Symbolic) rest.push(unresolvedBy('', [key]));
    else known.push([keyText(key), value]);
  const object = Object.fromEntries(known);
  return rest.length > 0 ? new OpenObject(object, rest) : object;
}

function comprehension(node: ForNode, names: Names): Value {
  const of = evaluate(node.of, names);
  const rest: Symbolic[] = of instanceof OpenList || of instanceof OpenObject ? [unresolvedBy('', of.rest)] : [];
  const pairs = pairsOf(of);
  if (pairs === undefined) return unresolvedBy('what a for expression goes through is no list', [of]);
  if (pairs.length > MAX_ELEMENTS) return new Unresolved(`a list has more than ${MAX_ELEMENTS} elements`);
  const values: Value[] = [];
  const entries: [string, Value][] = [];
  for (const [key, item] of pairs) {
    const inner = withVariables(names, node.names, [key, item]);
    const test = node.test === undefined ? true : evaluate(node.test, inner);
    if (test === false || test === 'false') continue;
    if (test !== true && test !== 'true') {
      rest.push(unresolvedBy('a condition is neither true nor false', [test]));
      continue;
    }
    const value = evaluate(node.value, inner);
    if (node.key === undefined) values.push(value);
    else {
      const name = evaluate(node.key, inner);
      if (name instanceof Symbolic) rest.push(unresolvedBy('', [name]));
      else entries.push([keyText(name), value]);
    }
  }
  if (node.key === undefined) return rest.length > 0 ? new OpenList(values, rest) : values;
  const object = Object.fromEntries(node.group ? grouped(entries) : entries);
  return rest.length > 0 ? new OpenObject(object, rest) : object;
}

function grouped(entries: readonly (readonly [string, Value])[]): Map<string, Value> {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key) ?? [];
    group.push(value);
    groups.set(key, group);
  }
  return groups;
}

/** Keys and values that a loop goes through; `undefined` where they aren't known. */
export function pairsOf(value: Value): [Value, Value][] | undefined {
  if (value instanceof OpenList) return value.items.map((item) => [new Unresolved('the place in an open list'), item]);
  if (value instanceof OpenObject) return Object.entries(value.entries);
  if (isList(value)) return value.map((item, index) => [index, item]);
  return isValueObject(value) ? sortedEntries(value) : undefined;
}

/** Terraform goes through maps in the order of their keys. */
export function sortedEntries(value: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.keys(value)
    .sort()
    .map((key) => [key, value[key] ?? null]);
}

/** `[key, value]` under one name (the value) or two. */
function withVariables(names: Names, variables: readonly string[], [key, item]: readonly [Value, Value]): Names {
  const bound = new Map<string, Value>(
    variables.length > 1
      ? [
          [variables[0] ?? '', key],
          [variables[1] ?? '', item],
        ]
      : [[variables[0] ?? '', item]],
  );
  return { resolve: (name) => bound.get(name) ?? (bound.has(name) ? null : names.resolve(name)) };
}
