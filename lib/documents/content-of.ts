import { readFileSync } from 'node:fs';

/** What a file holds; `undefined` where it is not there or cannot be read. */
export function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
