import { createHash } from 'node:crypto';
import { isObject, type Json, text as textAt } from './json/json';

export type Digest = (value: Json) => string;

/** Most values repeat from role to role, so each is digested once. */
export function digester(): Digest {
  const [strings, others] = [new Map<string, string>(), new Map<string, string>()];
  return (value) => {
    const [known, key] = typeof value === 'string' ? [strings, value] : [others, canonical(value)];
    const made = known.get(key) ?? digestOf(value);
    known.set(key, made);
    return made;
  };
}

/** Enough to see that something differs. */
export function digestOf(value: Json): string {
  return sha256(canonical(value)).slice(0, 16);
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * JSON with sorted keys: equal values give equal texts, and a key without a value counts as none. By hand, since a replacer
 * function makes `JSON.stringify` many times slower.
 * @param without a key that is left out at every level. @default - none
 */
export function canonical(value: unknown, without?: string): string {
  if (value === undefined) return 'undefined';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonical(item, without)}`;
    return `[${text}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  for (const name of sortedKeys(value)) {
    const inner: unknown = value[name];
    if (inner === undefined || name === without) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(inner, without)}`;
  }
  return `{${text}}`;
}

function sortedKeys(value: object): string[] {
  const names = Object.keys(value);
  // As most are written.
  return names.every((name, i) => i === 0 || (names[i - 1] ?? '') < name) ? names : names.sort();
}

/** The version of a policy document decides whether IAM reads variables in it, and nothing else in the model holds it. */
export function versionDigest(name: string, argument: Json, digest: Digest): [name: string, digest: string][] {
  const version = typeof argument === 'string' && argument.startsWith('{') ? versionIn(argument) : undefined;
  return version === undefined ? [] : [[`${name}.Version`, digest(version)]];
}

function versionIn(text: string): string | undefined {
  try {
    return textAt(JSON.parse(text) as Json, 'Version');
  } catch {
    return undefined;
  }
}
