import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole, writeNewFile } from '../../lib/cli/write-new-file';
import { filesIn, temporaryFolder } from './support/temporary';

test('writes a new file, and its folder', () => {
  const folder = temporaryFolder();
  writeNewFile(join(folder, 'accounts', 'new.yaml'), 'id: 1\n');
  expect(filesIn(folder)).toEqual({ 'accounts/new.yaml': 'id: 1\n' });
});

test('never writes over a file, and leaves nothing beside it', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'new.yaml');
  writeFileSync(file, 'mine\n');
  expect(() => writeNewFile(file, 'other\n')).toThrow('is there already');
  expect(filesIn(folder)).toEqual({ 'new.yaml': 'mine\n' });
});

test('says what the file system refuses, and leaves nothing behind', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'accounts'), 'a file where a folder should be');
  expect(() => writeNewFile(join(folder, 'accounts', 'new.yaml'), 'x')).toThrow(/accounts.*can't be written/);
  expect(Object.keys(filesIn(folder))).toEqual(['accounts']);
});

test('replaces a file as a whole', () => {
  const file = join(temporaryFolder(), 'report.md');
  writeFileWhole(file, 'old');
  writeFileWhole(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
});
