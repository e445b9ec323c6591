import { readFileSync, statSync } from 'node:fs';

/** More than any configuration file needs, less than what would stop the process. */
const MAX_BYTES = 1024 * 1024;

/** Why a file can't be used. */
export interface Unreadable {
  readonly rule: string;
  readonly remedy: string;
}

/** The text of a file, or why there is none. Links are followed; devices and pipes are not read. */
export function readText(path: string, maxBytes = MAX_BYTES): { text: string } | Unreadable {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { rule: 'is not a file', remedy: 'name a file' };
    if (stat.size > maxBytes) return { rule: `is larger than ${maxBytes} bytes`, remedy: 'split or shorten it' };
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(readFileSync(path)) };
  } catch (error) {
    return unreadable(error);
  }
}

/** The operating system's error, with a remedy. */
export function unreadable(error: unknown): Unreadable {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return { rule: 'does not exist', remedy: 'create it, or correct the path' };
    case 'ELOOP':
      return { rule: 'is a link that leads back to itself', remedy: 'delete the link' };
    case 'EACCES':
    case 'EPERM':
      return { rule: 'cannot be read: permission denied', remedy: 'change its permissions' };
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return { rule: 'is not encoded in UTF-8', remedy: 'save it as UTF-8' };
    case 'ENOTDIR':
      return { rule: 'is not a folder', remedy: 'name a folder' };
    default:
      return { rule: `cannot be read (${code || String(error)})`, remedy: 'look at the file system' };
  }
}
