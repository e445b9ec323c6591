import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { copyConfig } from '../../../sandbox/stacks/rehearsal-config';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  mkdirSync(join(root, 'from', 'accounts'), { recursive: true });
  writeFileSync(join(root, 'from', 'accounts', 'tech.yaml'), 'id: "123456789012"\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function copy(federation: string, layout?: 'per-account'): string {
  writeFileSync(join(root, 'from', 'federation.yaml'), federation);
  copyConfig(join(root, 'from'), join(root, 'to'), { stateDirectory: '/state', ...(layout ? { layout } : {}) });
  return readFileSync(join(root, 'to', 'federation.yaml'), 'utf8');
}

test('a rehearsal keeps its state to itself, whatever the backend, and changes nothing else', () => {
  const copied = copy('layout: single\nbackend: {s3: {bucket: production}}\nokta: {orgName: mueller-tech}\n');
  expect(parse(copied)).toEqual({
    layout: 'single',
    backend: { local: { directory: '/state' } },
    okta: { orgName: 'mueller-tech' },
  });
  expect(readFileSync(join(root, 'to', 'accounts', 'tech.yaml'), 'utf8')).toBe('id: "123456789012"\n');
  expect(readFileSync(join(root, 'from', 'federation.yaml'), 'utf8')).toContain('production');
});

test('the layout changes only where it has to', () => {
  expect(parse(copy('layout: single\n', 'per-account'))).toMatchObject({ layout: 'per-account' });
});

test.each(['layout: [', 'just text', ''])('leaves %j to the configuration check', (text) => {
  expect(copy(text)).toBe(text);
});
