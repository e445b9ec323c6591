import { runCli } from '../support/run-cli';
import { shippedStacks } from '../support/shipped-access';

const stacks = shippedStacks();

test('shows what a name is, and the chain behind it', async () => {
  const { code, out } = await runCli(['explain', 'legacy-deployer', '--stacks', stacks]);
  expect(code).toBe(0);
  expect(out).toMatch(/^legacy-deployer is a role\nCloud Admins → legacy-deployer in Mueller-Tech/);
  expect(out).toContain('\nnot here: who else may assume legacy-deployer');
  expect(out).toMatch(/^ {4}group filter +.* reads role legacy-deployer/m);
});

test('gives a machine the same', async () => {
  const { out } = await runCli(['explain', 'Auditors', '--stacks', stacks, '--json']);
  expect(JSON.parse(out)).toMatchObject({ name: 'Auditors', grants: [{ accountName: 'Mueller-Audit' }], unknown: [] });
});

test('a name that nothing has is an error', async () => {
  const { code, err } = await runCli(['explain', 'Suport', '--stacks', stacks]);
  expect(code).toBe(1);
  expect(err).toContain('did you mean "Support"?');
});

test('a role of one account is found as validate and the review write it', async () => {
  const { code, out } = await runCli(['explain', 'Mueller-Tech/Admin', '--stacks', stacks]);
  expect(code).toBe(0);
  expect(out).toContain('Cloud Admins → Okta-Mueller-Tech-Admin in Mueller-Tech (123456789012)');
  expect(out).not.toContain('Mueller-Audit');
});

test('no line is longer than a reader follows, unless it is one name or address', async () => {
  const { out } = await runCli(['explain', 'Support', '--stacks', stacks]);
  const long = out.split('\n').filter((line) => line.length > 120);
  // After the name of the link comes one word, which nothing may break.
  expect(long.filter((line) => !/^ {4}(?:role value pattern)? +\S+$/.test(line))).toEqual([]);
  expect(out).toMatch(/in Mueller-Tech \(123456789012\)\n {4}\[1h sessions; only if IpAddress/);
});
