import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownedFolder } from '../../../sandbox/owned-folder';
import { makeWorkspace } from '../../../sandbox/run/workspace';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'workspace-test-'))));
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('two runs at once have folders of their own, and each removes only its own', () => {
  const [one, two] = [makeWorkspace(parent), makeWorkspace(parent)];
  expect(one.directory).not.toBe(two.directory);
  one.remove();
  expect([existsSync(one.directory), existsSync(two.directory)]).toEqual([false, true]);
});

test('what a killed run left is removed by the next one; what is not a run stays', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const left = join(parent, 'okta-aws-federation-killed');
  mkdirSync(left);
  writeFileSync(join(left, 'pid'), String(dead));
  const foreign = join(parent, 'okta-aws-federation-foreign');
  mkdirSync(foreign);
  makeWorkspace(parent);
  expect([existsSync(left), existsSync(foreign)]).toEqual([false, true]);
});

test.each(['federation-aws-', 'federation-https-', 'federation-provider-'])(
  'the same goes for a killed process’s %s…, whose files are credentials or certificates',
  (prefix) => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const left = join(parent, `${prefix}killed`);
    mkdirSync(left);
    writeFileSync(join(left, 'pid'), String(dead));
    writeFileSync(join(left, 'credentials'), 'secret');
    const { directory, remove } = ownedFolder(prefix, parent);
    expect([existsSync(left), existsSync(directory)]).toEqual([false, true]);
    remove();
    expect(existsSync(directory)).toBe(false);
  },
);
