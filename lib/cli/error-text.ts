import { isNativeError } from 'node:util/types';

/** What an error says, without its kind and stack. */
export function messageOf(error: unknown): string {
  return isNativeError(error) ? error.message : String(error);
}

/** The code of an error of the operating system, e.g. `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return isNativeError(error) && 'code' in error ? String(error.code) : undefined;
}
