import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../error-text';
import { Failure } from '../failure';

const run = promisify(execFile);

/** Full id of the commit that a git ref names; `undefined` where `folder` is in no checkout or there is no such ref. */
export async function commitOf(ref: string, folder: string): Promise<string | undefined> {
  try {
    return await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  } catch {
    return undefined;
  }
}

/** Top folder of the checkout that `folder` is in; `undefined` where it is in none. */
export async function topOf(folder: string): Promise<string | undefined> {
  try {
    return await git(folder, ['rev-parse', '--show-toplevel']);
  } catch {
    return undefined;
  }
}

/**
 * Writes the files of a commit to the folder `files` in `folder`, and gives its path. The user's files, index and worktree list stay as they are, and no hook
 * runs: git reads its objects and nothing else.
 * @throws Failure with what git said
 */
export async function checkOutAside(commit: string, repository: string, folder: string): Promise<string> {
  const files = join(folder, 'files');
  mkdirSync(files);
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    await git(repository, ['read-tree', commit], env);
    await git(repository, ['checkout-index', '--all', `--prefix=${files}/`], env);
    return files;
  } catch (error) {
    throw new Failure(`git can't check out ${commit}: ${messageOf(error)}`);
  }
}

async function git(folder: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await run('git', ['-C', folder, ...args], { env: { ...process.env, ...env } });
  return stdout.trim();
}
