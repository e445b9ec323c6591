import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, messageOf } from './error-text';
import { Failure } from './failure';

/** Writes a file that must not exist yet: whole or not at all, and never over another. @throws Failure */
export function writeNewFile(path: string, text: string): void {
  aside(path, text, (written) => {
    try {
      // A rename would replace a file that came meanwhile; a link refuses.
      linkSync(written, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw new Failure(`${path} is there already (edit it, or choose another name)`);
      if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOTSUP') throw error;
      writeFileSync(path, text, { flag: 'wx' });
    }
  });
}

/** Writes a file, over an older one: a reader sees the old or the new, never a part. @throws Failure */
export function writeFileWhole(path: string, text: string): void {
  aside(path, text, (written) => renameSync(written, path));
}

/** As `writeFileWhole`, for its owner only. @throws Failure */
export function writePrivateFile(path: string, text: string): void {
  aside(path, text, (written) => renameSync(written, path), 0o600);
}

function aside(path: string, text: string, put: (written: string) => void, mode = 0o666): void {
  // Hidden, and without the ending that the configuration looks for.
  const written = join(dirname(path), `.${basename(path)}.${String(process.pid)}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(written, text, { mode });
    put(written);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${path} can't be written: ${messageOf(error)}`);
  } finally {
    remove(written);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where its folder could not be made, it isn't there either.
  }
}
