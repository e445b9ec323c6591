import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure';
import { git, type Refusal } from './git';

/** A commit by its full id, or why git does not give one. */
export type Commit = { readonly id: string } | { readonly refused: Refusal };

/** The commit that a git ref names. */
export async function commitOf(ref: string, folder: string): Promise<Commit> {
  const answer = await git(folder, ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]);
  if ('said' in answer) return { id: answer.said };
  return answer.refused.kind === 'no such commit' ? { refused: await noSuchCommit(ref, folder) } : answer;
}

/** Where a commit could come from: another branch's name, or history that a shallow clone has not fetched. */
async function noSuchCommit(ref: string, folder: string): Promise<Refusal> {
  const [remotes, shallow] = await Promise.all([
    git(folder, ['for-each-ref', '--format=%(refname:short)', `refs/remotes/*/${ref}`]),
    git(folder, ['rev-parse', '--is-shallow-repository']),
  ]);
  const [remote] = 'said' in remotes ? remotes.said.split('\n').filter((name) => name !== '') : [];
  const remedies = [
    ...(remote === undefined ? [] : [`did you mean ${remote}?`]),
    ...('said' in shallow && shallow.said === 'true'
      ? ['this clone is shallow: git fetch --unshallow, or "fetch-depth: 0" of actions/checkout, brings the rest']
      : []),
    ...(remote === undefined ? [`git fetch origin ${ref} brings a branch of that name`] : []),
  ];
  return { kind: 'no such commit', message: `git has no commit of this name here (${remedies.join('; ')})` };
}

/** Top folder of the checkout that `folder` is in. @throws Failure with what git said */
export async function topOf(folder: string): Promise<string> {
  return demand(await git(folder, ['rev-parse', '--show-toplevel']), `git does not name the top folder of ${folder}`);
}

/**
 * Writes the files of a commit to the folder `files` in `folder`, and gives its path. The user's files, index and worktree
 * list stay as they are, and no hook runs: git reads its objects and nothing else.
 * @throws Failure with what git said
 */
export async function checkOutAside(commit: string, repository: string, folder: string): Promise<string> {
  const files = join(folder, 'files');
  mkdirSync(files);
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  const cause = `git can't check out ${commit}`;
  demand(await git(repository, ['read-tree', commit], env), cause);
  demand(await git(repository, ['checkout-index', '--all', `--prefix=${files}/`], env), cause);
  return files;
}

function demand(answer: Awaited<ReturnType<typeof git>>, cause: string): string {
  if ('said' in answer) return answer.said;
  throw new Failure(`${cause}: ${answer.refused.message}`);
}
