import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { picker } from '../../lib/cli/access/picker';
import { loadConfig } from '../../lib/config/load';
import { tell } from '../../sandbox/demo/story';
import { repositoryIn } from '../cli/support/repository';
import { runCli } from '../cli/support/run-cli';
import { shippedAccess } from '../cli/support/shipped-access';
import { copyOfConfig, temporaryFolder } from '../cli/support/temporary';
import { codeBlocks } from './support/documents';

const readme = readFileSync('README.md', 'utf8');
const { scripts } = parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const commands = codeBlocks(readme, 'sh')
  .flatMap((block) => block.split('\n'))
  .flatMap((line) => line.split(' && '))
  .filter((line) => line !== '');

/** Words of a command line; the README quotes none with spaces in them. */
const words = (line: string): string[] => line.split(' ');

test('the first commands are those that do everything on a fresh machine', () => {
  expect(codeBlocks(readme, 'sh').slice(0, 2)).toEqual(['npm ci && npm run demo\n', 'npm ci && npm test\n']);
});

test('the story that the documentation shows is the one that the demonstration prints for the shipped configuration', () => {
  const account = loadConfig('config', { today: '2026-06-01' }).federation.accounts.find(
    ({ name }) => name === 'Mueller-Tech',
  );
  const [alias = '', login] = [account?.alias, 'james@mueller-tech.com'] as const;
  const admin = 'Okta-Mueller-Tech-Admin';
  const person = { login, firstName: '', lastName: '', groups: [] };
  const story = tell({
    person,
    managementGroup: 'Cloud Admins',
    roles: picker(shippedAccess(), ['Cloud Admins'])
      .flatMap(({ roles }) => roles.map(({ arn }) => arn))
      .sort(),
    console: `${admin}/${login} @ ${alias}`,
    caller: `arn:aws:sts::123456789012:assumed-role/${admin}/${login}`,
    after: [],
    oktaByTerraform: true,
    product: 'Terraform',
  });
  expect(codeBlocks(readFileSync('docs/sandbox.md', 'utf8'), 'text')).toContain(`${story.join('\n')}\n`);
});

test('every command in it is one that these tests know how to check', () => {
  const known =
    /^(npm ci|npm test|npm run [\w:-]+|npx cdktf (diff|deploy)( \w+)?|terraform -chdir=cdktf\.out\/stacks\/federation (init|apply)|bin\/federation .+)$/;
  expect(commands.filter((line) => !known.test(line))).toEqual([]);
});

test('every script it names is in package.json', () => {
  const named = [...readme.matchAll(/npm (?:run )?([\w:-]+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'ci');
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});

describe('commands of this program', () => {
  const checkout = temporaryFolder();
  beforeAll(() => {
    for (const part of ['bin', 'lib', 'config', 'main.ts', 'cdktf.json', 'package.json', 'tsconfig.json'])
      cpSync(part, join(checkout, part), { recursive: true });
    writeFileSync(join(checkout, '.gitignore'), 'node_modules\n');
    symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
    repositoryIn(checkout);
  });

  test.each(commands.filter((line) => line.startsWith('bin/federation ')))('%s', (line) => {
    const [program = '', ...args] = words(line);
    const { status, stdout } = spawnSync(join(checkout, program), args, {
      cwd: checkout,
      env: { ...process.env, FEDERATION_CONFIG: '', FEDERATION_TODAY: '2026-06-01' },
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).not.toBe('');
  });
});

describe('commands of CDKTF', () => {
  const cdktf = (...args: string[]) =>
    spawnSync(resolve('node_modules', '.bin', 'cdktf'), args, {
      env: { ...process.env, FEDERATION_TODAY: '2026-06-01', CHECKPOINT_DISABLE: '1', CI: '1' },
      encoding: 'utf8',
    });

  test('those that are named are there, and take the stack that is named', () => {
    const { stderr, stdout } = cdktf('--help');
    const named = commands.filter((line) => line.startsWith('npx cdktf ')).map((line) => words(line));
    expect(named.map(([, , command]) => command)).toEqual(['diff', 'deploy']);
    for (const [, , command = '', stack] of named) {
      expect(`${stdout}${stderr}`).toContain(`cdktf ${command}`);
      if (stack !== undefined) expect(stack).toBe('federation');
    }
  });
});

test('the table of commands names all that there are', async () => {
  const { out } = await runCli(['--help']);
  const there = [...out.matchAll(/^ {2}([a-z-]+) (?:\[options\]|<)/gm)].map(([, name = '']) => name).sort();
  const told = [...readme.matchAll(/^\| `([a-z-]+)[ `]/gm)].map(([, name = '']) => name).sort();
  expect(told).toEqual(there.filter((name) => name !== 'help'));
});

test('the roles in it are roles that validate', () => {
  const blocks = codeBlocks(readme, 'yaml');
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) {
    const config = copyOfConfig({ 'accounts/new.yaml': `id: '111122223333'\nname: New\n${block}` });
    const { federation } = loadConfig(config, { today: '2026-06-01' });
    const roles = Object.keys((parse(block) as { roles: object }).roles);
    expect(federation.accounts.find(({ name }) => name === 'New')?.roles.map(({ role }) => role)).toEqual(
      expect.arrayContaining(roles),
    );
  }
});

test('what it says of Node.js is what package.json says', () => {
  const { engines } = parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  const versions = [...engines.node.matchAll(/(\d+(?:\.[1-9]\d*)?)/g)].map(([version]) => version);
  expect(engines.node).toBe('^20.19.0 || ^22.13.0 || >=24.0.0');
  expect(versions.slice(0, 1)).toEqual(['20.19']);
  expect(readme).toContain('Node.js 20.19, 22.13, 24 or newer');
});

test('a person reads it in one go', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(151);
});
