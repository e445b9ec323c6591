import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan, type PlannedObject } from '../../import/support/plan';
import { snapshot } from '../../import/support/live';
import { runCli } from '../support/run-cli';
import { temporaryFolder } from '../support/temporary';

const folder = temporaryFolder();
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const kept: PlannedObject = { type: 'okta_group', importing: '00g1', before: { id: '00g1' }, after: { id: '00g1' } };
const gone: PlannedObject = { type: 'okta_group', before: { id: '00g1' }, after: null };

test('a plan that changes nothing ends with 0 and says so', async () => {
  const { code, out } = await runCli(['import', '--check', file('plan.json', plan([kept]))]);
  expect(code).toBe(0);
  expect(out).toContain('1 × taken over as it is (okta_group)');
  expect(out).toContain('1 object imported; 1 only in the state, 0 of the same value, 0 real');
  expect(out).toContain('this can be applied');
});

test('a plan that destroys ends with 3 and names the object', async () => {
  const { code, out } = await runCli(['import', '--check', file('plan.json', plan([kept, gone]))]);
  expect(code).toBe(3);
  expect(out).toContain('plan:okta_group.x1 (delete)\n    refused destroyed: it is destroyed');
  expect(out).toContain('refused: 1 reason; apply nothing of it');
});

test('several plans are checked together, each under the name of its stack', async () => {
  const files = [file('okta.json', plan([kept])), file('account.json', plan([gone]))];
  const { code, out } = await runCli(['import', '--check', ...files, '--json']);
  expect(code).toBe(3);
  const report = JSON.parse(out) as { changes: { address: string; verdict: string }[]; refused: boolean };
  expect(report.changes.map(({ address, verdict }) => [address, verdict])).toEqual([
    ['account:okta_group.x', 'real'],
    ['okta:okta_group.x', 'state only'],
  ]);
  expect(report.refused).toBe(true);
});

test.each([
  ['a state', { format_version: '1.0', values: { root_module: {} } }, 'is not a plan'],
  ['no JSON', '{', 'is not JSON'],
])('%s is not a plan: exit 1, not 0', async (_, content, message) => {
  const { code, err } = await runCli(['import', '--check', file('plan.json', content)]);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(message) as string });
});

test('a snapshot of another form is refused by its place', async () => {
  const broken = { ...snapshot({}), okta: { ...snapshot({}).okta, groups: [{ id: 1 }] } };
  const { code, err } = await runCli([
    'import',
    '--check',
    file('plan.json', plan([kept])),
    '--snapshot',
    file('live.json', broken),
  ]);
  expect(code).toBe(1);
  expect(err).toContain('okta.groups.0.id');
});
