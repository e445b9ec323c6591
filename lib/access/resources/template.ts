import { isObject, type Json } from '../document/document';
import { type Attribute, literal, type Symbolic, Text, Unresolved, type Value } from '../expression/value';

const PART = /\$\$\{|%%\{|\$\{([^{}"]*(?:"[^"\\{}]*"[^{}"]*)*)\}|[$%]\{/g;

type AttributeOf = (reference: string) => Attribute | undefined;

/** JSON whose strings are templates. */
export function templates(json: Json, attributeOf: AttributeOf): Value {
  if (typeof json === 'string') return template(json, attributeOf);
  if (Array.isArray(json)) return (json as readonly Json[]).map((item) => templates(item, attributeOf));
  if (!isObject(json)) return literal(json);
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, templates(item, attributeOf)]));
}

/**
 * A template of Terraform's JSON syntax in which nothing but references stand. Anything else in `${…}` is not worked out.
 * @param attributeOf the attribute that a reference names; `undefined` for what is not one
 */
function template(text: string, attributeOf: AttributeOf): Value {
  const parts: (string | Symbolic)[] = [];
  let done = 0;
  for (const match of text.matchAll(PART)) {
    const [all, reference] = match;
    parts.push(text.slice(done, match.index));
    done = match.index + all.length;
    if (all === '$${' || all === '%%{') parts.push(all.slice(1));
    else {
      const attribute = reference === undefined ? undefined : attributeOf(reference.trim());
      if (!attribute) return new Unresolved('it is an expression, and known after apply');
      parts.push(attribute);
    }
  }
  parts.push(text.slice(done));
  const filled = merged(parts);
  const [only] = filled;
  if (filled.length === 0) return '';
  return filled.length === 1 && only !== undefined ? only : new Text(filled);
}

function merged(parts: readonly (string | Symbolic)[]): (string | Symbolic)[] {
  const result: (string | Symbolic)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}
