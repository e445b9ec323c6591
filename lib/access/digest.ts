import { createHash } from 'node:crypto';
import { isObject, type Json } from './document/document';

export type Digest = (value: Json) => string;

/** Most values repeat from role to role, so each is digested once. */
export function digester(): Digest {
  const known = new Map<string, string>();
  return (value) => {
    const text = canonical(value);
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = createHash('sha256').update(text).digest('hex').slice(0, 16);
    known.set(text, made);
    return made;
  };
}

/** Enough to see that something differs. */
export function digestOf(value: Json): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);
}

/** JSON with sorted keys. By hand, since a replacer function makes `JSON.stringify` many times slower. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as Json[]).map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join()}}`;
}
