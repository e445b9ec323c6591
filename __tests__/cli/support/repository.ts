import { execFileSync } from 'node:child_process';

/** Runs git in a folder, as a person without settings of their own. */
export function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@mueller-tech.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' }).trim();
}

/** Makes a folder a repository, and its files the first commit. */
export function repositoryIn(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, 'First');
}

export function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
}
