import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder that one run keeps its files in: copy of the configuration, plan, state. */
export interface Workspace {
  readonly directory: string;
  remove(): void;
}

const PREFIX = 'okta-aws-federation-';
const OWNER = 'pid';

/**
 * A new folder of its own for each run, so that two at once never meet. Folders whose run was killed are removed
 * first: they hold nothing that anyone could go on with.
 */
export function makeWorkspace(parent = tmpdir()): Workspace {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent).filter((name) => name.startsWith(PREFIX))) {
    const owner = ownerOf(join(parent, name));
    if (owner !== undefined && !isRunning(owner)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const directory = mkdtempSync(join(parent, PREFIX));
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
    // Somebody else's process: it runs, and is none of ours to judge.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
