import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../support/run-cli';
import { shippedStacks } from '../support/shipped-access';
import { filesIn, temporaryFolder } from '../support/temporary';

const env = { TERRAFORM_BINARY_NAME: 'no-such-program' };

function changed(stacks: string, applied: string, ...more: string[]) {
  return runCli(['changed', '--stacks', stacks, '--applied', applied, ...more], { env });
}

test('lists a stack until its apply is recorded, and again once the plan means something else', async () => {
  const stacks = shippedStacks();
  const applied = temporaryFolder();
  expect(await changed(stacks, applied)).toMatchObject({
    code: 0,
    out: expect.stringContaining('never applied') as string,
  });
  const recorded = await runCli(['record-applied', 'federation', '--stacks', stacks, '--applied', applied], { env });
  expect(recorded).toMatchObject({ code: 0, err: '' });
  expect(await changed(stacks, applied)).toMatchObject({
    out: 'nothing to plan: all 1 stacks are as they were applied\n',
  });
  const file = join(stacks, 'stacks/federation/cdk.tf.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"max_session_duration": 3600', '"max_session_duration": 7200'),
  );
  expect(JSON.parse((await changed(stacks, applied, '--json')).out)).toMatchObject({
    changed: [{ stack: 'federation', directory: 'stacks/federation', stage: 1, reason: 'arguments differ' }],
    gone: [],
    unchanged: 0,
  });
});

test('a matrix is one line of JSON that a pipeline can read', async () => {
  const { out } = await changed(shippedStacks(), temporaryFolder(), '--matrix', '--max', '4');
  expect(out.trim()).not.toContain('\n');
  expect(JSON.parse(out)).toMatchObject({ include: [{ job: '1-001', stage: 1, stacks: 'federation' }] });
});

test('a record holds digests and addresses, and no value of the plan', async () => {
  const applied = temporaryFolder();
  await runCli(['record-applied', 'federation', '--stacks', shippedStacks(), '--applied', applied], { env });
  const [record = ''] = Object.values(filesIn(applied));
  expect(record).not.toMatch(/mueller-tech\.com|https?:|arn:/);
});

test('a record that cannot be read is named, with the way out', async () => {
  const applied = temporaryFolder();
  writeFileSync(join(applied, 'federation.applied.json'), '{');
  const { code, err } = await changed(shippedStacks(), applied);
  expect(code).toBe(1);
  expect(err).toMatch(/federation\.applied\.json: can't be read as JSON.*delete it/);
});

test('a record of another format counts as never applied', async () => {
  const applied = temporaryFolder();
  writeFileSync(join(applied, 'federation.applied.json'), '{"version": 0}');
  expect((await changed(shippedStacks(), applied)).out).toContain('never applied');
});

test('a stack that is not synthesized is not recorded', async () => {
  const { code, err } = await runCli(['record-applied', 'okta', '--stacks', shippedStacks()], { env });
  expect(code).toBe(1);
  expect(err).toContain('not synthesized: okta (there are federation)');
});

test('where the state is in S3, the folder of the records has to be named', async () => {
  const stacks = temporaryFolder();
  cpSync(shippedStacks(), stacks, { recursive: true });
  const file = join(stacks, 'stacks/federation/cdk.tf.json');
  const json = JSON.parse(readFileSync(file, 'utf8')) as { terraform: { backend: unknown } };
  json.terraform.backend = { s3: { bucket: 'states', key: 'okta/federation.tfstate' } };
  writeFileSync(file, JSON.stringify(json));
  const { code, err } = await runCli(['changed', '--stacks', stacks], { env });
  expect(code).toBe(2);
  expect(err).toContain('aws s3 sync s3://states/okta applied');
});
