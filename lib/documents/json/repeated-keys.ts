import type { Json } from './json';

/**
 * Keys that are written twice in one object of a JSON text, as paths, and keys that JavaScript may lose (`__proto__`). Terraform
 * merges blocks of one key, JavaScript keeps the last; so nobody may rely on either.
 * @param json what the text was parsed to
 */
export function repeatedKeys(text: string, json: Json): string[] {
  // What this product writes comes back to the letter, which no repeated key does: hundreds of megabytes in a second.
  const pretty = /^\s*[{[]\s*\n/.test(text.slice(0, 100));
  // CDKTF breaks the line in an empty list; no text can hold a line break that is not escaped.
  const written = pretty
    ? text
        .trim()
        .replace(/\[\n *\]/g, '[]')
        .replace(/\{\n *\}/g, '{}')
    : text;
  if (JSON.stringify(json, null, pretty ? 2 : undefined) === written) return [];
  return scan(text);
}

interface Level {
  readonly keys: Set<string> | undefined;
  readonly path: string;
  /** Key that the next value has, or its position. */
  key: string;
  index: number;
}

/** One pass over a JSON text. Keys are compared as they are meant, not as they are escaped. */
function scan(text: string): string[] {
  const found = new Set<string>();
  const levels: Level[] = [];
  let expectsKey = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    const level = levels.at(-1);
    if (char === '"') {
      const start = i;
      for (i += 1; text.charAt(i) !== '"'; i += 1) if (text.charAt(i) === '\\') i += 1;
      if (!expectsKey || level?.keys === undefined) continue;
      const key = JSON.parse(text.slice(start, i + 1)) as string;
      if (level.keys.has(key) || key === '__proto__') found.add(pathOf(level.path, key));
      level.keys.add(key);
      level.key = key;
      expectsKey = false;
    } else if (char === '{' || char === '[') {
      const path = level === undefined ? '' : pathOf(level.path, level.keys ? level.key : String(level.index));
      levels.push({ keys: char === '{' ? new Set() : undefined, path, key: '', index: 0 });
      expectsKey = char === '{';
    } else if (char === '}' || char === ']') {
      levels.pop();
      expectsKey = false;
    } else if (char === ',' && level) {
      level.index += 1;
      expectsKey = level.keys !== undefined;
    }
  }
  return [...found].sort();
}

function pathOf(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
