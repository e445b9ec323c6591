import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder of one process. */
export interface OwnedFolder {
  readonly directory: string;
  readonly remove: () => void;
}

const OWNER = 'pid';

/**
 * A new folder of its own for each run, so that two at once never meet. Folders with the same prefix whose process was
 * killed are removed first: they hold nothing that anyone could continue with.
 * @param prefix e.g. `federation-aws-`
 */
export function ownedFolder(prefix: string, parent = tmpdir()): OwnedFolder {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    const owner = ownerOf(join(parent, name));
    if (owner !== undefined && !isRunning(owner)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const directory = mkdtempSync(join(parent, prefix));
  writeFileSync(join(directory, OWNER), String(process.pid));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

function ownerOf(directory: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(directory, OWNER), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process: it runs, and is not ours to judge.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
