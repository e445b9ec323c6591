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

  const first = (await commitOf('HEAD~1', folder)) ?? '';
  const files = await checkOutAside(first, folder, temporaryFolder());

  expect(filesIn(files)).toEqual({ 'config/a.yaml': 'old\n' });
  expect(state()).toEqual(before);
});

test.each(['nowhere', '--upload-pack=touch pwned', '', 'HEAD:config', '-h'])('%j is no commit', async (ref) => {
  expect(await commitOf(ref, repository())).toBeUndefined();
});

test('a tag and a short id are commits', async () => {
  const folder = repository();
  git(folder, 'tag', 'v1');
  const head = git(folder, 'rev-parse', 'HEAD');
  expect(await commitOf('v1', folder)).toBe(head);
  expect(await commitOf(head.slice(0, 8), folder)).toBe(head);
});

test('a folder that is in no checkout has neither commits nor a top', async () => {
  const folder = temporaryFolder();
  expect(await commitOf('HEAD', folder)).toBeUndefined();
  expect(await topOf(folder)).toBeUndefined();
});
