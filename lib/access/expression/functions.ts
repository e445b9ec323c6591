import { property } from '../document/document';
import { toNumber } from './operators';
import {
  display,
  Failed,
  firstReason,
  isList,
  isValueObject,
  keyText,
  JsonText,
  OpenList,
  OpenObject,
  originOf,
  Symbolic,
  Unresolved,
  unresolvedBy,
  type Value,
  type ValueObject,
} from './value';

type Fn = (args: readonly Value[]) => Value;

/**
 * Terraform's functions, as far as federations use them; any other leaves its result unresolved.
 * @see https://developer.hashicorp.com/terraform/language/functions
 */
export function callFunction(name: string, args: readonly Value[]): Value {
  const failed = args.find((arg) => arg instanceof Failed);
  if (failed !== undefined) return failed;
  const open = OPEN.get(name);
  if (open) return open(args);
  const closed = CLOSED.get(name);
  if (!closed) return new Unresolved(`function ${name}() is not evaluated`, [...new Set(args.flatMap(originOf))]);
  return args.some((arg) => arg instanceof Symbolic) ? unresolvedBy('', args) : closed(args);
}

/** Functions that make something of values that aren't known in full. */
const OPEN: ReadonlyMap<string, Fn> = new Map<string, Fn>([
  ['jsonencode', ([value = null]) => encode(value)],
  ['jsondecode', ([text = null]) => decode(text)],
  ['concat', concat],
  ['flatten', ([list = null]) => flatten(list)],
  ['merge', merge],
  ['tolist', ([list = null]) => list],
  ['tomap', ([map = null]) => map],
  ['toset', ([list = null]) => toSet(list)],
  ['distinct', ([list = null]) => toSet(list)],
  ['sensitive', ([value = null]) => value],
  ['nonsensitive', ([value = null]) => value],
  ['compact', ([list = null]) => filterList(list, (item) => item !== null && item !== '')],
  ['values', ([map = null]) => valuesOf(map)],
  ['coalesce', coalesce],
  ['lookup', lookup],
  ['one', ([list = null]) => one(list)],
]);

/** Functions of values that are known, at least on the outside. */
const CLOSED: ReadonlyMap<string, Fn> = new Map<string, Fn>([
  ['tostring', ([value = null]) => (value === null || typeof value === 'object' ? value : String(value))],
  ['tonumber', ([value = null]) => toNumber(value) ?? new Failed('tonumber() needs a number')],
  ['tobool', ([value = null]) => (value === 'true' ? true : value === 'false' ? false : value)],
  ['keys', ([map = null]) => (isValueObject(map) ? Object.keys(map).sort() : new Failed('keys() needs a map'))],
  ['length', ([value = null]) => lengthOf(value)],
  ['lower', text((value) => value.toLowerCase())],
  ['upper', text((value) => value.toUpperCase())],
  ['trimspace', text((value) => value.trim())],
  ['trimprefix', text((value, prefix) => (value.startsWith(prefix) ? value.slice(prefix.length) : value))],
  [
    'trimsuffix',
    text((value, suffix) => (value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value)),
  ],
  ['startswith', text((value, prefix) => value.startsWith(prefix))],
  ['endswith', text((value, suffix) => value.endsWith(suffix))],
  ['strcontains', text((value, part) => value.includes(part))],
  ['split', text((separator, value) => (value === '' ? [] : value.split(separator)))],
  // Between slashes the second argument is a regular expression of another dialect.
  [
    'replace',
    text((value, from, to) =>
      /^\/.*\/$/.test(from)
        ? new Unresolved('replace() with a pattern is not evaluated')
        : value.replaceAll(from, () => to),
    ),
  ],
  ['join', ([separator = null, ...lists]) => joinTexts(separator, lists)],
  ['format', format],
  ['contains', ([list = null, item = null]) => contains(list, item)],
  ['element', ([list = null, index = null]) => element(list, index)],
  ['sort', ([list = null]) => (isTexts(list) ? [...list].sort() : unresolvedBy('sort() needs texts', [list]))],
  ['reverse', ([list = null]) => (isList(list) ? [...list].reverse() : new Failed('reverse() needs a list'))],
  ['zipmap', ([keys = null, values = null]) => zipmap(keys, values)],
  ['setproduct', setProduct],
]);

const MAX_ELEMENTS = 200_000;

/** JSON text; where something inside is known after apply, the value behind it stays readable. */
export function encode(value: Value): Value {
  return firstReason(value) === undefined ? JSON.stringify(value) : new JsonText(value);
}

/** What a JSON text says, also where it came from {@link encode}. */
export function decode(text: Value): Value {
  if (text instanceof JsonText) return text.value;
  if (text instanceof Symbolic) return unresolvedBy('', [text]);
  if (typeof text !== 'string') return new Failed('jsondecode() needs a text');
  try {
    return JSON.parse(text) as Value;
  } catch {
    return new Failed('jsondecode() needs JSON');
  }
}

function concat(args: readonly Value[]): Value {
  const items: Value[] = [];
  const rest: Symbolic[] = [];
  for (const arg of args)
    if (isList(arg)) items.push(...arg);
    else if (arg instanceof OpenList) {
      items.push(...arg.items);
      rest.push(...arg.rest);
    } else if (arg instanceof Symbolic) rest.push(unresolvedBy('', [arg]));
    else return new Failed('concat() needs lists');
  return rest.length > 0 ? new OpenList(items, rest) : items;
}

function flatten(list: Value): Value {
  if (!isList(list) && !(list instanceof OpenList))
    return list instanceof Symbolic ? unresolvedBy('', [list]) : new Failed('flatten() needs a list');
  const items: Value[] = [];
  const rest: Symbolic[] = list instanceof OpenList ? [...list.rest] : [];
  for (const item of isList(list) ? list : list.items)
    if (isList(item) || item instanceof OpenList) {
      const inner = flatten(item);
      if (isList(inner)) items.push(...inner);
      else if (inner instanceof OpenList) {
        items.push(...inner.items);
        rest.push(...inner.rest);
      }
      // What isn't resolved may be a list of any length, or a single element.
    } else if (item instanceof Unresolved) rest.push(item);
    else items.push(item);
  return rest.length > 0 ? new OpenList(items, rest) : items;
}

/** A later map wins; after one that isn't known, nothing known before it is certain any more. */
function merge(args: readonly Value[]): Value {
  let entries: ValueObject = {};
  let rest: Symbolic[] = [];
  for (const arg of args)
    if (isValueObject(arg)) entries = { ...entries, ...arg };
    else if (arg instanceof OpenObject) {
      entries = arg.entries;
      rest = [...rest, ...arg.rest];
    } else if (arg instanceof Symbolic) {
      entries = {};
      rest = [...rest, unresolvedBy('', [arg])];
    } else if (arg !== null) return new Failed('merge() needs maps');
  return rest.length > 0 ? new OpenObject(entries, rest) : entries;
}

function toSet(list: Value): Value {
  if (list instanceof OpenList) return list;
  if (!isList(list)) return list instanceof Symbolic ? unresolvedBy('', [list]) : new Failed('a set needs a list');
  const seen = new Map(list.map((item) => [item instanceof Symbolic ? display(item) : JSON.stringify(item), item]));
  return [...seen.values()];
}

function filterList(list: Value, keep: (item: Value) => boolean): Value {
  if (list instanceof OpenList) return new OpenList(list.items.filter(keep), list.rest);
  if (isList(list)) return list.filter(keep);
  return unresolvedBy('a list is needed', [list]);
}

function valuesOf(map: Value): Value {
  if (map instanceof OpenObject) return new OpenList(Object.values(map.entries), map.rest);
  if (map instanceof Symbolic) return unresolvedBy('', [map]);
  if (!isValueObject(map)) return new Failed('values() needs a map');
  return Object.keys(map)
    .sort()
    .map((key) => map[key] ?? null);
}

function coalesce(args: readonly Value[]): Value {
  for (const arg of args) {
    if (arg instanceof Unresolved) return unresolvedBy('', [arg]);
    if (arg !== null && arg !== '') return arg;
  }
  return new Failed('coalesce() finds no value');
}

function lookup([map = null, key = null, fallback]: readonly Value[]): Value {
  if (key instanceof Symbolic) return unresolvedBy('', [key]);
  const name = keyText(key);
  if (map instanceof OpenObject) return property(map.entries, name) ?? unresolvedBy('', map.rest);
  if (map instanceof Symbolic) return unresolvedBy('', [map]);
  const found = isValueObject(map) ? property(map, name) : undefined;
  return found ?? fallback ?? new Failed(`lookup() finds no "${name}"`);
}

function one(list: Value): Value {
  if (isList(list) && list.length <= 1) return list[0] ?? null;
  return unresolvedBy('one() needs a list of one', [list]);
}

function lengthOf(value: Value): Value {
  if (typeof value === 'string' || isList(value)) return value.length;
  return isValueObject(value) ? Object.keys(value).length : new Failed('length() needs a list, map or text');
}

function text(fn: (...texts: [string, string, string]) => Value): Fn {
  return (args) => {
    const texts = args.map((arg) => (typeof arg === 'object' ? undefined : String(arg)));
    const [a, b = '', c = ''] = texts;
    return a === undefined || texts.includes(undefined) ? new Failed('a text is needed') : fn(a, b, c);
  };
}

function isTexts(value: Value): value is readonly string[] {
  return isList(value) && value.every((item) => typeof item === 'string');
}

function joinTexts(separator: Value, lists: readonly Value[]): Value {
  const items = lists.flatMap((list) => (isList(list) ? list : [new Failed('join() needs lists')]));
  if (items.some((item) => item instanceof Symbolic)) return unresolvedBy('', items);
  return items.map(keyText).join(keyText(separator));
}

/** `%s`, `%d`, `%v`, `%q` and `%%`; other verbs are left unresolved. */
function format([template = null, ...args]: readonly Value[]): Value {
  if (typeof template !== 'string') return new Failed('format() needs a text');
  let next = 0;
  let unread = '';
  const result = template.replace(/%(.)/g, (verb, letter: string) => {
    if (letter === '%') return '%';
    const arg = args[next] ?? null;
    next += 1;
    if (!'sdvq'.includes(letter) || typeof arg === 'object') unread = verb;
    return letter === 'q' ? JSON.stringify(arg) : keyText(arg);
  });
  return unread === '' ? result : new Unresolved(`format() with ${unread} is not evaluated`);
}

function contains(list: Value, item: Value): Value {
  if (!isList(list)) return new Failed('contains() needs a list');
  if (list.includes(item)) return true;
  return list.some((candidate) => candidate instanceof Symbolic) ? unresolvedBy('', list) : false;
}

function element(list: Value, index: Value): Value {
  if (!isList(list) || list.length === 0 || typeof index !== 'number') return new Failed('element() finds nothing');
  return list[((index % list.length) + list.length) % list.length] ?? null;
}

function zipmap(keys: Value, values: Value): Value {
  if (!isTexts(keys) || !isList(values)) return unresolvedBy('zipmap() needs texts and values', [keys, values]);
  return Object.fromEntries(keys.map((key, i) => [key, values[i] ?? null]));
}

function setProduct(args: readonly Value[]): Value {
  let product: Value[][] = [[]];
  for (const arg of args) {
    if (!isList(arg)) return new Failed('setproduct() needs lists');
    if (product.length * arg.length > MAX_ELEMENTS)
      return new Unresolved(`a list has more than ${MAX_ELEMENTS} elements`);
    product = product.flatMap((row) => arg.map((item) => [...row, item]));
  }
  return product;
}
