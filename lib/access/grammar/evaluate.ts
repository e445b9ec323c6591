import { isObject, type Json, type JsonObject } from '../document/document';
import {
  Failed,
  joined,
  JsonText,
  literal,
  OpenList,
  OpenObject,
  Text,
  Unresolved,
  type Value,
  type ValueObject,
} from '../expression/value';
import { partsOf } from '../text';
import { adoptedTrust, mergedSettings, NOT_KEPT } from './form';

/** What names mean where an expression is written. */
export interface Names {
  readonly stack: string;
  /** Value of an attribute, by its path, e.g. `['okta_group', 'x', 'id']`. */
  readonly resolve: (path: readonly string[]) => Value;
}

const REFERENCE = /^[a-zA-Z_][\w-]*(?:\.[a-zA-Z_][\w-]*){2,}$/;
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
  const adopted = adoptedTrust(text);
  if (adopted) {
    const path = ['data', 'aws_iam_role', adopted.data, 'assume_role_policy'];
    const there = resolve(path);
    if (there instanceof Failed) return there;
    const kept = path.join('.');
    const others = new Unresolved(`${kept} is known after apply`, [`${stack}:${kept}`]);
    const statements = new OpenList(adopted.statement ? [literal(adopted.statement)] : [], [others]);
    return new JsonText(new OpenObject({ Statement: statements }, [others]));
  }
  const merged = mergedSettings(text);
  if (merged) {
    const path = ['data', 'okta_app_saml', merged.data, 'app_settings_json'];
    const there = resolve(path);
    if (there instanceof Failed) return there;
    const kept = new Unresolved(`${path.join('.')} is known after apply`, [`${stack}:${path.join('.')}`]);
    return new JsonText(new OpenObject({ [NOT_KEPT]: '', ...literalObject(merged.settings) }, [kept]));
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

function literalObject(settings: JsonObject): ValueObject {
  return literal(settings) as ValueObject;
}

/** Characters; SAML metadata has at most 10 million. */
const MAX_SIZE = 20_000_000;

function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  return value instanceof Text ? value.parts.length : 1;
}
