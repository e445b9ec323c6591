import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../cli/support/run-cli';
import { temporaryFolder } from '../cli/support/temporary';
import { codeBlocks, documents } from './support/documents';

const text = readFileSync(join('docs', 'getting-started.md'), 'utf8');
const [federation = '', managementGroups = ''] = codeBlocks(text, 'yaml');
const commands = codeBlocks(text, 'sh').flatMap((block) => block.trim().split('\n'));
const own = (line: string): string[] => line.replace('bin/federation ', '').split(' ');

test('its files and its commands give a configuration that validates, with the roles it promises', async () => {
  const config = join(temporaryFolder(), 'config');
  mkdirSync(join(config, 'accounts'), { recursive: true });
  writeFileSync(join(config, 'federation.yaml'), federation);
  writeFileSync(join(config, 'management-groups.yaml'), managementGroups);
  const ran = commands.filter((line) => line.startsWith('bin/federation '));
  expect(ran.map((line) => own(line)[0])).toEqual(['add-account', 'validate']);
  for (const line of ran) {
    const { code, err } = await runCli([...own(line), '--config', config]);
    expect({ line, code, err: code === 0 ? '' : err }).toEqual({ line, code: 0, err: '' });
  }
});

test('every command in running text is one that --help lists', async () => {
  const { out } = await runCli(['--help']);
  const listed = new Set([...out.matchAll(/^ {2}([a-z-]+) (?:\[options\]|<)/gm)].map(([, name = '']) => name));
  const named = [...documents()]
    .filter(([file]) => !file.includes('decisions') && file !== 'CHANGELOG.md')
    .flatMap(([, document]) => [...document.matchAll(/`(?:bin\/)?federation ([a-z][a-z-]*)[ `]/g)])
    .map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(10);
  expect([...new Set(named)].filter((name) => !listed.has(name) && name !== 'help')).toEqual([]);
});

test('the index of the documentation lists every document', () => {
  const index = readFileSync(join('docs', 'README.md'), 'utf8');
  const files = [...documents().keys()].filter((file) => /^docs\/[^/]+\.md$/.test(file) && file !== 'docs/README.md');
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !index.includes(`(${file.replace('docs/', '')})`))).toEqual([]);
});
