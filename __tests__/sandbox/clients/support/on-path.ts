import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { RealPart } from '../../../support/real-parts';

/** Path of a program on the PATH. */
export function onPath(program: string, path = process.env['PATH'] ?? ''): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A client that the project can't install by itself. */
export function client(program: string, howToGet: string): RealPart {
  return { what: `${program} on the PATH (${howToGet})`, isThere: () => onPath(program) !== undefined };
}
