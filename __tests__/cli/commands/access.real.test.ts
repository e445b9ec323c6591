import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../support/run-cli';
import { shippedStacks } from '../support/shipped-access';
import { copyOfConfig, temporaryFolder } from '../support/temporary';

// Whole programs are started here, on machines that may be busy.

const stacks = shippedStacks();

test('lists everyone, one line a grant', async () => {
  const { code, out, err } = await runCli(['access', '--stacks', stacks]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n').filter((line) => line.includes(' → '))).toHaveLength(9);
  expect(out).toMatch(/\n9 grants\n$/);
});

test('a stack that holds what this product never writes is listed as far as it was read, and ends with 1', async () => {
  const folder = temporaryFolder();
  const stack = join(folder, 'stacks', 'federation');
  mkdirSync(stack, { recursive: true });
  const groups = { okta_group: { many: { count: 1_000_000, name: 'g${count.index}' } } };
  writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify({ resource: groups }));
  const { code, out } = await runCli(['access', '--stacks', folder]);
  expect(code).toBe(1);
  expect(out).toContain('the argument count, which this product never writes');
});

test('who can become Admin in Mueller-Tech, and why', async () => {
  const { out } = await runCli(['access', '--account', 'Mueller-Tech', '--role', 'Admin', '--stacks', stacks]);
  const [first, ...chain] = out.trimEnd().split('\n');
  expect(first).toMatch(/^Cloud Admins → Okta-Mueller-Tech-Admin in Mueller-Tech/);
  expect(chain.pop()).toBe('1 grant');
  // A line that would be too long goes on below it, under its evidence.
  const links = chain.filter((line) => /^ {4}\S/.test(line));
  expect(links.map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
    'management group',
    'group rule',
    'role group',
    'app assignment',
    'group filter',
    'role value pattern',
    'SAML provider',
    'role',
    'trust policy',
    'policies',
  ]);
});

test('everybody else who may assume a role is shown, except to somebody who asks for one group', async () => {
  const adopted = 'not here: who else may assume legacy-deployer';
  const told = async (...options: string[]) => (await runCli(['access', '--stacks', stacks, ...options])).out;
  expect(await told('--role', 'legacy-deployer')).toContain(adopted);
  expect(await told('--group', 'Cloud Admins')).not.toContain(adopted);
});

test('the chain is shown or left out on demand', async () => {
  const lines = async (...options: string[]) =>
    (await runCli(['access', '--stacks', stacks, ...options])).out.split('\n').length;
  expect(await lines('--why')).toBeGreaterThan(await lines());
  expect(await lines('--group', 'Support', '--no-why')).toBe(3 + 2);
});

test('gives a machine grants, broken links and what could not be read', async () => {
  const { out } = await runCli(['access', '--stacks', stacks, '--group', 'Auditors', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    grants: [{ managementGroup: 'Auditors', role: 'Okta-Mueller-Audit-Auditor' }],
    others: [],
    broken: [],
    unknown: [],
  });
});

test('without stacks, the configuration is synthesized aside', async () => {
  const config = copyOfConfig({ 'accounts/mueller-audit.yaml': "id: '210987654321'\nname: Mueller-Audit\n" });
  const { code, out } = await runCli(['access', '--config', config, '--account', 'Mueller-Audit', '--no-why']);
  expect(code).toBe(0);
  expect(out).toContain('Support → Okta-Mueller-Audit-ReadOnly');
});

test.each([
  ['a folder that is not there', ['--stacks', 'nowhere'], 1, 'does not exist'],
  ['an empty folder', ['--stacks', temporaryFolder()], 1, 'npx cdktf synth'],
  ['a plan that is none', ['--plan', join(stacks, 'manifest.json')], 1, 'terraform show -json'],
  ['two sources', ['--plan', 'plan.json', '--stacks', stacks], 2, 'cannot be used with'],
  ['a role that is nowhere', ['--stacks', stacks, '--role', 'Admn'], 1, 'did you mean "Admin"?'],
])('refuses %s, and says what to do', async (_, options, code, remedy) => {
  const ran = await runCli(['access', ...options]);
  expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' });
  expect(ran.err).toContain(remedy);
});
