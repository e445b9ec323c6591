import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkOutAside, commitOf, topOf } from '../../../lib/cli/sources/checkout';
import { git, repositoryIn, commit } from '../support/repository';
import { filesIn, temporaryFolder } from '../support/temporary';

function repository(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'config'));
  writeFileSync(join(folder, 'config', 'a.yaml'), 'old\n');
  repositoryIn(folder);
  writeFileSync(join(folder, 'config', 'a.yaml'), 'new\n');
  commit(folder, 'Second');
  return folder;
}

test('writes what a commit had, and leaves everything of the user as it is', async () => {
  const folder = repository();
  writeFileSync(join(folder, 'config', 'a.yaml'), 'not committed\n');
  writeFileSync(join(folder, 'config', 'b.yaml'), 'staged\n');
  git(folder, 'add', 'config/b.yaml');
  const state = () => [
    git(folder, 'status', '--porcelain'),
    git(folder, 'worktree', 'list'),
    git(folder, 'stash', 'list'),
  ];
  const before = state();
  const hook = join(folder, '.git', 'hooks', 'post-checkout');
  writeFileSync(hook, '#!/bin/sh\ntouch "$(git rev-parse --show-toplevel)/hook-ran"\n');
  chmodSync(hook, 0o755);

  const files = await checkOutAside(git(folder, 'rev-parse', 'HEAD~1'), folder, temporaryFolder());

  expect(filesIn(files)).toEqual({ 'config/a.yaml': 'old\n' });
  expect(state()).toEqual(before);
});

test.each(['nowhere', '--upload-pack=touch pwned', '', 'HEAD:config', '-h'])('%j is not a commit', async (ref) => {
  expect(await commitOf(ref, repository())).toMatchObject({ refused: { kind: 'no such commit' } });
});

test('a tag and a short id are commits', async () => {
  const folder = repository();
  git(folder, 'tag', 'v1');
  const id = git(folder, 'rev-parse', 'HEAD');
  expect(await commitOf('v1', folder)).toEqual({ id });
  expect(await commitOf(id.slice(0, 8), folder)).toEqual({ id });
});

test('a folder that is in no checkout says so, and what to do', async () => {
  const folder = temporaryFolder();
  const answer = await commitOf('HEAD', folder);
  expect(answer).toMatchObject({ refused: { kind: 'no repository' } });
  expect(JSON.stringify(answer)).toContain('--base DIR --head DIR');
  await expect(topOf(folder)).rejects.toThrow('not a git repository');
});

test('a repository of somebody else is refused in git’s own words, with the command that helps', async () => {
  const folder = repository();
  process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'] = '1';
  try {
    const answer = JSON.stringify(await commitOf('HEAD', folder));
    expect(answer).toContain('dubious ownership');
    expect(answer).toContain('safe.directory');
  } finally {
    delete process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'];
  }
});

test('a commit that a shallow clone lacks is named as that', async () => {
  const origin = repository();
  const shallow = temporaryFolder();
  git(shallow, 'clone', '--quiet', '--depth', '1', `file://${origin}`, 'clone');
  const answer = JSON.stringify(await commitOf(git(origin, 'rev-parse', 'HEAD~1'), join(shallow, 'clone')));
  expect(answer).toContain('git fetch --unshallow');
  expect(answer).toContain('fetch-depth: 0');
});

test('a branch that only the remote has is offered', async () => {
  const [origin, folder] = [repository(), temporaryFolder()];
  git(origin, 'branch', 'release');
  git(folder, 'clone', '--quiet', origin, 'clone');
  expect(JSON.stringify(await commitOf('release', join(folder, 'clone')))).toContain('did you mean origin/release?');
});

test('a missing git is named, with the way that needs none', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = temporaryFolder();
  try {
    expect(JSON.stringify(await commitOf('HEAD', temporaryFolder()))).toContain('git is not installed');
  } finally {
    process.env['PATH'] = path;
  }
});

test('what git cannot check out is refused in its own words', async () => {
  const none = '0123456789012345678901234567890123456789';
  await expect(checkOutAside(none, repository(), temporaryFolder())).rejects.toThrow(/git can't check out 0123.*tree/s);
});
