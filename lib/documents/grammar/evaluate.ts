import { isObject, type Json } from '../json/json';
import { joined, literal, OpenJson, Text, Unresolved, type Value, type ValueObject } from '../expression/value';
import { partsOf } from '../text';
import { keptFrom } from './form';

/** What names mean where an expression is written. */
export interface Names {
  readonly stack: string;
  /** Value of an attribute, by its path, e.g. `['okta_group', 'x', 'id']`. */
  readonly resolve: (path: readonly string[]) => Value;
}

const REFERENCE = /^[a-zA-Z_][\w-]*(?:\.[a-zA-Z_][\w-]*){2,}$/;
const ONLY_A_REFERENCE = new RegExp(REFERENCE.source.replace('^', '^\\$\\{').replace(/\$$/, '\\}$'));
/** An expression that nobody here works out. */
export const UNREAD = 'it is an expression that this product never writes';

/** Whether a value is what it says, without any expression or part in it. */
export function isPlain(json: Json): json is string | number | boolean | null {
  return typeof json === 'string' ? !json.includes('{') : typeof json !== 'object' || json === null;
}

/** The value of an argument in the product's own grammar: literals, attributes, texts with attributes in them. */
export function evaluate(json: Json, names: Names): Value {
  if (typeof json === 'string') return evaluateText(json, names);
  if (Array.isArray(json)) return literal((json as readonly Json[]).map((item) => evaluate(item, names)));
  if (!isObject(json)) return literal(json);
  const entries = Object.entries(json).filter(([key]) => key !== '//');
  return literal(Object.fromEntries(entries.map(([key, item]) => [key, evaluate(item, names)])));
}

function evaluateText(text: string, { stack, resolve }: Names): Value {
  if (!text.includes('{')) return text;
  // Most expressions are one attribute.
  if (ONLY_A_REFERENCE.test(text)) return resolve(text.slice(2, -1).split('.'));
  const kept = keptFrom(text);
  if (kept) {
    const { path, known } = kept;
    const there = resolve(path);
    const attribute = path.join('.');
    return there instanceof Unresolved
      ? there
      : new OpenJson(
          literal(known) as ValueObject,
          new Unresolved(`${attribute} is known after apply`, [`${stack}:${attribute}`]),
        );
  }
  const parts = partsOf(text);
  if (parts === undefined) return new Unresolved(UNREAD);
  const values: Value[] = [];
  for (const part of parts) {
    if (typeof part === 'string') values.push(part);
    else if (REFERENCE.test(part.expression)) values.push(resolve(part.expression.split('.')));
    else return new Unresolved(UNREAD);
  }
  // Texts of texts can double with every block.
  if (values.reduce<number>((sum, value) => sum + sizeOf(value), 0) > MAX_SIZE)
    return new Unresolved('the value is too large to be read');
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : joined(values);
}

/** Characters; SAML metadata has at most 10 million. */
const MAX_SIZE = 20_000_000;

function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  return value instanceof Text ? value.parts.length : 1;
}
