import { runCli } from '../support/run-cli';
import { shippedStacks } from '../support/shipped-access';

const stacks = shippedStacks();

test('tells what a name is, and the chain behind it', async () => {
  const { code, out } = await runCli(['explain', 'legacy-deployer', '--stacks', stacks]);
  expect(code).toBe(0);
  expect(out).toMatch(/^legacy-deployer is a role\nCloud Admins → legacy-deployer in Mueller-Tech/);
  expect(out).toContain('\nnot here: who else may assume legacy-deployer');
  expect(out).toMatch(/^ {4}group filter +.* reads role legacy-deployer, account 123456789012/m);
});

test('gives a machine the same', async () => {
  const { out } = await runCli(['explain', 'Auditors', '--stacks', stacks, '--json']);
  expect(JSON.parse(out)).toMatchObject({ name: 'Auditors', grants: [{ accountName: 'Mueller-Audit' }], unknown: [] });
});

test('a name that stands nowhere is an error', async () => {
  const { code, err } = await runCli(['explain', 'Suport', '--stacks', stacks]);
  expect(code).toBe(1);
  expect(err).toContain('did you mean "Support"?');
});
