import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readText, unreadable } from '../../../lib/config/files/read-text';

const folder = mkdtempSync(join(tmpdir(), 'federation-text-'));
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true }));

test('UTF-8 is read, without its byte order mark', () => {
  expect(readText(file('a', 'Größe'))).toEqual({ text: 'Größe' });
  expect(readText(file('b', '\uFEFFa'))).toEqual({ text: 'a' });
});

test('a file may be as large as allowed, and no larger', () => {
  expect(readText(file('c', 'x'.repeat(10)), 10)).toEqual({ text: 'x'.repeat(10) });
  expect(readText(file('d', 'x'.repeat(11)), 10)).toMatchObject({ requirement: 'is larger than 10 bytes' });
});

test('devices, folders and broken links are not read', () => {
  symlinkSync('loop', join(folder, 'loop'));
  expect(readText('/dev/zero')).toMatchObject({ requirement: 'is not a file' });
  expect(readText(folder)).toMatchObject({ requirement: 'is not a file' });
  expect(readText(join(folder, 'loop'))).toMatchObject({ requirement: 'is a link that leads back to itself' });
  expect(readText(join(folder, 'nothing'))).toMatchObject({ requirement: 'does not exist' });
  expect(readText(file('e', Buffer.from([0x61, 0xff])))).toMatchObject({ requirement: 'is not encoded in UTF-8' });
});

test.each([
  ['EACCES', 'cannot be read: permission denied'],
  ['EPERM', 'cannot be read: permission denied'],
  ['ENOTDIR', 'is not a folder'],
  ['EIO', 'cannot be read (EIO)'],
])('%s %s', (code, requirement) =>
  expect(unreadable(Object.assign(new Error('x'), { code })).requirement).toBe(requirement),
);
