import { readFileSync, statSync } from 'node:fs';
import type { Complaint } from '../complain';

/** More than any configuration file needs, less than what would stop the process. */
const MAX_BYTES = 1024 * 1024;

/** Why a file can't be used. */
export type Unreadable = Pick<Complaint, 'requirement' | 'remedy'>;

/** The text of a file, or why there is none. Links are followed; devices and pipes are not read. */
export function readText(path: string, maxBytes = MAX_BYTES): { text: string } | Unreadable {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { requirement: 'is not a file', remedy: 'name a file' };
    if (stat.size > maxBytes) return { requirement: `is larger than ${maxBytes} bytes`, remedy: 'split or shorten it' };
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
      return { requirement: 'does not exist', remedy: 'create it, or correct the path' };
    case 'ELOOP':
      return { requirement: 'is a link that leads back to itself', remedy: 'delete the link' };
    case 'EACCES':
    case 'EPERM':
      return { requirement: 'cannot be read: permission denied', remedy: 'change its permissions' };
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return { requirement: 'is not encoded in UTF-8', remedy: 'save it as UTF-8' };
    case 'ENOTDIR':
      return { requirement: 'is not a folder', remedy: 'name a folder' };
    default:
      return { requirement: `cannot be read (${code || String(error)})`, remedy: 'look at the file system' };
  }
}
