import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../config-directory';
import type { Io } from '../io';

/** Name of the dependency lock file. */
export const LOCK_FILE = '.terraform.lock.hcl';

/** Where the lock file that all stacks share is looked for: where it was named, else here, else in the checkout. */
export function lockPlaces(named: string | undefined, { cwd }: Pick<Io, 'cwd'>): readonly string[] {
  return named === undefined ? [join(cwd, LOCK_FILE), join(ROOT, LOCK_FILE)] : [resolve(cwd, named)];
}

/** The one that counts. A file that was named counts whether or not it exists: to read it then fails by its name. */
export function lockFileOf(named: string | undefined, io: Pick<Io, 'cwd'>): string | undefined {
  const places = lockPlaces(named, io);
  return named === undefined ? places.find((file) => existsSync(file)) : places[0];
}
