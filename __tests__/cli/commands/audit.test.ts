import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveOrg, type Draft } from '../../audit/support/live-org';
import { groupNamed } from '../../audit/support/drifts';
import type { Snapshot } from '../../../lib/live/snapshot';
import { runCli } from '../support/run-cli';
import { shippedAccess, shippedStacks } from '../support/shipped-access';
import { temporaryFolder } from '../support/temporary';

const stacks = shippedStacks();
const declared = shippedAccess();
const folder = temporaryFolder();

/** Writes a snapshot of an org in which something was changed. */
function live(name: string, change: (snapshot: Draft<Snapshot>) => void = () => undefined): string {
  const snapshot = liveOrg(declared);
  change(snapshot);
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(snapshot));
  return file;
}

const byHand = (snapshot: Draft<Snapshot>) =>
  groupNamed(snapshot, 'aws#Mueller-Tech#Okta-Mueller-Tech-Deploy#123456789012').people?.push({
    id: '00umallory',
    login: 'mallory@mueller-tech.com',
    status: 'ACTIVE',
  });
const audit = (...argv: string[]) => runCli(['audit', '--stacks', stacks, ...argv]);

test('an org as declared ends with 0, whatever --fail-on says', async () => {
  expect(await audit('--snapshot', live('clean.json'), '--fail-on', 'low')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Everything is as declared.') as string,
  });
});

test('--fail-on ends with 3, and --output writes every format beside each other', async () => {
  const files = ['a.md', 'a.json', 'a.sarif', 'a.html', 'a.txt'].map((name) => join(folder, name));
  const ran = await audit('--snapshot', live('drift.json', byHand), '--fail-on', 'high', '--output', ...files);
  expect(ran).toMatchObject({ code: 3, out: '' });
  for (const file of files) expect(readFileSync(file, 'utf8')).toContain('mallory');
});

test('--since lists only what is new', async () => {
  const before = live('before.json', byHand);
  const after = live('after.json', (snapshot) => {
    byHand(snapshot);
    snapshot.organization = [{ id: '555555555555', name: 'Lab', status: 'ACTIVE' }];
  });
  const { code, out } = await audit('--snapshot', after, '--since', before, '--fail-on', 'high');
  expect(code).toBe(0);
  expect(out).toContain('1 new finding since 2026-06-01T02:00:00.000Z');
  expect(out).toContain('Known since the earlier snapshot: person-by-hand 1');
});

test.each([
  ['another org', (snapshot: Draft<Snapshot>) => void (snapshot.okta.org = 'other.okta.com'), 'is of other.okta.com'],
  [
    'damaged',
    (snapshot: Draft<Snapshot>) => void ((snapshot.okta.groups as unknown[])[0] = { id: 7 }),
    'okta.groups.0.id',
  ],
])('an earlier snapshot that is %s is refused, with the reason', async (name, change, message) => {
  const ran = await audit('--snapshot', live('now.json'), '--since', live(`${name}.json`, change));
  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining(message) as string });
});

test('without a snapshot, the command says how to make one', async () => {
  expect(await audit()).toMatchObject({ code: 2, err: expect.stringContaining('--snapshot <file>') as string });
  expect(await audit('--snapshot', join(folder, 'none.json'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('federation snapshot --out') as string,
  });
});
