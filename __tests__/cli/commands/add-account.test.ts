import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../../lib/config/load';
import { runCli } from '../support/run-cli';
import { copyOfConfig, filesIn } from '../support/temporary';

// Whole programs are started here, on machines that may be busy.

const NEW = ['add-account', 'Mueller-Data', '--id', '012345678901'];

test('writes one file, which validates, and touches no other', async () => {
  const config = copyOfConfig();
  const before = filesIn(config);
  const { code, out, err } = await runCli([...NEW, '--alias', 'mueller-data', '-c', config]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(`wrote ${config}/accounts/mueller-data.yaml`);
  // A member of a team has no credentials to plan with; the review needs none.
  expect(out).toContain('next: bin/federation review --base HEAD');
  const { 'accounts/mueller-data.yaml': text, ...others } = filesIn(config);
  expect(others).toEqual(before);
  expect(text).toContain("id: '012345678901'");
  const { federation } = loadConfig(config, { today: '2026-06-01' });
  expect(federation.accounts.find(({ name }) => name === 'Mueller-Data')).toMatchObject({
    id: '012345678901',
    alias: 'mueller-data',
    connect: { type: 'assumeRole', role: 'OrganizationAccountAccessRole' },
    roles: [{ role: 'Admin' }, { role: 'ReadOnly' }],
  });
});

test('what is in its comments is right once it is uncommented', async () => {
  const config = copyOfConfig();
  await runCli([...NEW, '-c', config]);
  const file = join(config, 'accounts', 'mueller-data.yaml');
  const examples = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/^# (?=\s*(?!yaml-)[a-zA-Z-]+:( |$))/, ''))
    .join('\n');
  expect(examples).toMatch(/^adopt:$/m);
  writeFileSync(file, examples);
  const account = loadConfig(config, { today: '2026-06-01' }).federation.accounts.find(
    ({ name }) => name === 'Mueller-Data',
  );
  expect(account?.roles.map(({ role }) => role)).toEqual(['Deploy', 'ReadOnly']);
  expect(account?.adopted.map(({ name }) => name)).toEqual(['legacy-deployer']);
  expect(account?.alias).toBe('mueller-data');
});

test.each([
  [
    ['--connect-role', 'Terraform', '--connect-external-id', 'x:1'],
    { type: 'assumeRole', role: 'Terraform', externalId: 'x:1' },
  ],
  [['--connect-profile', 'data: prod'], { type: 'profile', profile: 'data: prod' }],
])('%j says how Terraform gets in', async (options, connect) => {
  const config = copyOfConfig();
  expect((await runCli([...NEW, ...options, '-c', config])).code).toBe(0);
  const { federation } = loadConfig(config, { today: '2026-06-01' });
  expect(federation.accounts.find(({ name }) => name === 'Mueller-Data')?.connect).toEqual(connect);
});

test.each([
  ['an id that is too short', ['Mueller-Data', '--id', '123'], '--id'],
  ['an id that is taken', ['Mueller-Data', '--id', '123456789012'], '--id'],
  ['a name that Okta would overlook', ['Mueller.Data', '--id', '012345678901'], '<name>'],
  ['a name that is no file name', ['../federation', '--id', '012345678901'], '<name>'],
  ['a name that is taken', ['MUELLER-TECH', '--id', '012345678901'], 'exists already'],
  ['an alias that AWS refuses', ['Mueller-Data', '--id', '012345678901', '--alias', 'Mueller_Data'], '--alias'],
  ['an alias that is taken', ['Mueller-Data', '--id', '012345678901', '--alias', 'mueller-tech'], '--alias'],
])('refuses %s: nothing is written', async (_, options, named) => {
  const config = copyOfConfig();
  const before = filesIn(config);
  const { code, err } = await runCli(['add-account', ...options, '-c', config]);
  expect(code).toBe(1);
  expect(err).toMatch(/^error: /);
  expect(err).toContain(named);
  expect(filesIn(config)).toEqual(before);
});

test('refuses a name that another file has, whatever that is called', async () => {
  const config = copyOfConfig({ 'accounts/other.yaml': "id: '111122223333'\nname: Mueller-Data\n" });
  const before = filesIn(config);
  const { code, err } = await runCli([...NEW, '-c', config]);
  expect(code).toBe(1);
  expect(err).toContain('<name>: ');
  expect(err).not.toMatch(/federation-(?!test-)/);
  expect(filesIn(config)).toEqual(before);
});

test('refuses to add to a configuration that has problems, and reports those', async () => {
  const config = copyOfConfig({ 'accounts/broken.yaml': 'id: 12\nname: Broken\n' });
  const { code, err } = await runCli([...NEW, '-c', config]);
  expect(code).toBe(1);
  expect(err).toContain(`${config}/accounts/broken.yaml:1:5  id: `);
  expect(err).toContain('nothing was written');
  expect(filesIn(config)).not.toHaveProperty('accounts/mueller-data.yaml');
});

test('a dry run prints the file and writes nothing', async () => {
  const config = copyOfConfig();
  const before = filesIn(config);
  const { code, out } = await runCli([...NEW, '--dry-run', '-c', config]);
  expect(code).toBe(0);
  expect(filesIn(config)).toEqual(before);
  await runCli([...NEW, '-c', config]);
  expect(out).toBe(filesIn(config)['accounts/mueller-data.yaml']);
});

test('gives a machine the file and whether it was written', async () => {
  const config = copyOfConfig();
  const { out } = await runCli([...NEW, '--json', '-c', config]);
  expect(JSON.parse(out)).toMatchObject({ file: `${config}/accounts/mueller-data.yaml`, written: true, problems: [] });
  const { code, out: refused } = await runCli(['add-account', 'Other', '--id', '012345678901', '--json', '-c', config]);
  expect(code).toBe(1);
  expect(JSON.parse(refused)).toMatchObject({ written: false, problems: [{ key: '--id' }] });
});

test.each([[['--connect-external-id', 'x']], [['--connect-profile', 'p', '--connect-role', 'r']]])(
  '%j is not a way to connect',
  async (options) => {
    expect((await runCli([...NEW, ...options, '-c', copyOfConfig()])).code).toBe(2);
  },
);
