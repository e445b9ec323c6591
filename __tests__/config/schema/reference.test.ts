import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfig } from '../../../lib/config/load';
import { reference, replaceReference } from '../../../lib/config/schema/reference';
import { TODAY } from '../support/fixtures';

const ROOT = resolve(__dirname, '../../..');
const DOCUMENT = readFileSync(join(ROOT, 'docs', 'configuration.md'), 'utf8');

test('the committed reference is that of the schema (npm run schemas)', () => {
  expect(replaceReference(DOCUMENT)).toBe(DOCUMENT);
});

test('a document without the marks is not touched', () => {
  expect(() => replaceReference('# Configuration\n')).toThrow(/needs <!-- reference/);
});

test('no key is without a description', () => {
  expect(reference()).not.toMatch(/undefined|: \.$/m);
});

test('the examples of the documentation are valid', () => {
  const examples = [...DOCUMENT.matchAll(/```yaml\n# config\/(\S+)\n(.*?)```/gs)];
  expect(examples.map(([, name]) => name)).toEqual([
    'accounts/sandbox.yaml',
    'accounts/playground.yaml',
    'accounts/old.yaml',
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'federation-docs-'));
  try {
    cpSync(join(ROOT, 'config'), folder, { recursive: true });
    for (const [, name = '', text = ''] of examples) writeFileSync(join(folder, name), text);
    const { federation, warnings } = loadConfig(folder, { today: TODAY });
    expect(federation.accounts.map(({ name }) => name)).toEqual([
      'Mueller-Audit',
      'Mueller-Tech',
      'Old',
      'Playground',
      'Sandbox',
    ]);
    expect(warnings).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
