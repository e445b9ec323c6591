import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { messageOf } from '../error-text';
import { Failure } from '../failure';

/** @throws Failure unless a folder can be written there without touching anything */
export function demandEmpty(folder: string): void {
  let names: string[];
  try {
    names = existsSync(folder) ? readdirSync(folder) : [];
  } catch (error) {
    throw new Failure(`${folder} can't be written: ${messageOf(error)}`);
  }
  if (names.length > 0) throw new Failure(`${folder} is not empty (name a folder that does not exist yet)`);
}

/** Writes all files to a folder that is empty or does not exist: all of them or none. @throws Failure */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  demandEmpty(folder);
  let aside: string | undefined;
  try {
    mkdirSync(dirname(folder), { recursive: true });
    aside = mkdtempSync(join(dirname(folder), `.${basename(folder)}.`));
    for (const [path, text] of files) {
      // Names come from what is live.
      if (path.split('/').includes('..')) throw new Error(`${path} leads out of it`);
      const file = join(aside, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
    }
    // It was empty a moment ago; a folder that is not refuses to go.
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(aside, folder);
  } catch (error) {
    throw new Failure(`${folder} can't be written: ${messageOf(error)}`);
  } finally {
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true });
  }
}
