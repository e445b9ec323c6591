import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stacksOf, type StacksSide } from '../sources/side';
import type { Io } from '../io';
import { withTemporaryFolder } from '../temporary-folder';
import { LOCK_FILE } from './lock-places';
import { readStacks } from './read-stacks';
import type { SynthesizedStack } from './stack';

export interface BaseOptions {
  readonly config?: string;
  readonly io: Io;
  /** The lock file of the side that is compared with it, and where it was looked for. */
  readonly lockFile?: string;
  readonly lockPlaces: readonly string[];
  /** Nobody knows with which program a base was applied, so it counts with this one. */
  readonly tool: string;
}

export interface Base {
  /** As a person would name it, e.g. `main (1f28504)`. */
  readonly label: string;
  readonly stacks: readonly SynthesizedStack[];
}

/** Digests the stacks of a git ref, a configuration, or a folder of stacks. @throws Failure */
export function readBase(what: string, options: BaseOptions): Promise<Base> {
  const { config, io, tool } = options;
  return withTemporaryFolder(async (work) => {
    const side = await stacksOf(what, { config, io, work });
    const lock = lockOf(side, resolve(io.cwd, what), options);
    const stacks = side.outdir === undefined ? [] : readStacks(side.outdir, { lockFile: lock, tool });
    return { label: side.label, stacks };
  });
}

/** A ref has its own lock file, or none; a folder may have one in it or beside it, else both sides count with the same. */
function lockOf({ atRef }: StacksSide, folder: string, { lockFile, lockPlaces }: BaseOptions): string | undefined {
  if (atRef !== undefined) return lockPlaces.map(atRef).find((file) => file !== undefined);
  return [join(folder, LOCK_FILE), join(dirname(folder), LOCK_FILE)].find((file) => existsSync(file)) ?? lockFile;
}
