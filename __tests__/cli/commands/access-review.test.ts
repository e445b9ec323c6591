import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { COLUMNS, csvLine, parseCsv } from '../../../lib/audit/access-review/csv';
import { groupNamed } from '../../audit/support/drifts';
import { liveOrg, type Draft } from '../../audit/support/live-org';
import type { Snapshot } from '../../../lib/live/snapshot';
import { runCli } from '../support/run-cli';
import { shippedAccess, shippedStacks } from '../support/shipped-access';
import { temporaryFolder } from '../support/temporary';

const stacks = shippedStacks();
const declared = shippedAccess();
const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const run = (...argv: string[]) => runCli(['access-review', '--stacks', stacks, ...argv]);
const DEPLOY = 'aws#Mueller-Tech#Okta-Mueller-Tech-Deploy#123456789012';
const MALLORY = { id: '00umallory', login: 'mallory@mueller-tech.com', status: 'ACTIVE' };

function live(name: string, change: (snapshot: Draft<Snapshot>) => void = () => undefined): string {
  const snapshot = liveOrg(declared);
  change(snapshot);
  writeFileSync(at(name), JSON.stringify(snapshot));
  return at(name);
}
const withMallory = (snapshot: Draft<Snapshot>) => groupNamed(snapshot, DEPLOY).people?.push(MALLORY);

type Cells = Record<(typeof COLUMNS)[number], string>;

/** The review, filled in: everything is kept but what Mallory has, and then changed by the test. */
async function filled(name: string, change: (rows: Cells[]) => void = () => undefined): Promise<string> {
  await run('--snapshot', live(`${name}.json`, withMallory), '--output', at(`${name}.csv`));
  const [, ...lines] = parseCsv(readFileSync(at(`${name}.csv`), 'utf8'));
  const rows = lines.map(
    ({ cells }) => Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i] ?? ''])) as Cells,
  );
  for (const row of rows)
    Object.assign(row, {
      decision: row.person === MALLORY.login ? 'revoke' : 'Keep',
      reviewer: 'lead@mueller-tech.com',
      'decided on': '2026-06-01',
    });
  change(rows);
  // As a spreadsheet saves it in much of Europe.
  const text = [[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column]))]
    .map((cells) => cells.map((cell) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';'))
    .join('\r\n');
  writeFileSync(at(`${name}-filled.csv`), `\ufeff${text}\r\n`);
  return at(`${name}-filled.csv`);
}
const close = (file: string, snapshot: string) =>
  run('--snapshot', snapshot, '--close', file, '--manifest', `${file.replace('-filled.csv', '.csv')}.manifest.json`);

test('a review is written for its owner only, with a manifest whose digests fit', async () => {
  const { code, out } = await run('--snapshot', live('live.json'), '--output', at('review.csv'));
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringMatching(/sha256 of the manifest: [0-9a-f]{64}/) as string,
  });
  for (const file of ['review.csv', 'review.csv.manifest.json']) expect(statSync(at(file)).mode & 0o777).toBe(0o600);
  const manifest = JSON.parse(readFileSync(at('review.csv.manifest.json'), 'utf8')) as { counts: { rows: number } };
  expect(parseCsv(readFileSync(at('review.csv'), 'utf8'))).toHaveLength(manifest.counts.rows + 1);
  for (const as of ['json', 'html'])
    expect(await run('--snapshot', at('live.json'), '--output', at(`review.${as}`))).toMatchObject({ code: 0 });
  const { rows } = JSON.parse(readFileSync(at('review.json'), 'utf8')) as { rows: object[] };
  expect(rows).toHaveLength(manifest.counts.rows);
});

test('a snapshot without people is refused, and one with gaps ends with 1', async () => {
  const without = live('without.json', ({ okta: { groups } }) => {
    for (const group of groups) delete group.people;
  });
  expect(await run('--snapshot', without, '--output', at('x.csv'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('--people') as string,
  });
  const gaps = live('gaps.json', (snapshot) => {
    delete groupNamed(snapshot, DEPLOY).people;
  });
  expect(await run('--snapshot', gaps, '--output', at('x.csv'))).toMatchObject({
    code: 1,
    err: expect.stringContaining(`members of ${DEPLOY}`) as string,
  });
  expect(JSON.parse(readFileSync(at('x.csv.manifest.json'), 'utf8'))).toMatchObject({ complete: false });
});

test('a review whose revocations are gone is closed, with a record', async () => {
  const file = await filled('gone');
  expect(await close(file, live('after.json'))).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(readFileSync(`${file}.closed.json`, 'utf8'))).toMatchObject({
    closedOn: '2026-06-01',
    counts: { revoke: 1, revokedAndGone: 1, revokedAndStillThere: 0 },
    reviewers: ['lead@mueller-tech.com'],
  });
});

test('what was revoked and is still in Okta ends with 3, and is named', async () => {
  const ran = await close(await filled('there'), live('after.json', withMallory));
  expect(ran.code).toBe(3);
  expect(ran.err).toContain('revoked and still there: mallory@mueller-tech.com');
});

test('what was revoked and is still in the configuration ends with 3', async () => {
  // The configuration makes James a member of Cloud Admins.
  const james = { id: '00ujames', login: 'james@mueller-tech.com', status: 'ACTIVE' };
  const name = 'declared';
  const file = await filled(name);
  await run(
    '--snapshot',
    live(`${name}.json`, (snapshot) => groupNamed(snapshot, DEPLOY).people?.push(james)),
    '--output',
    at(`${name}.csv`),
  );
  const [, ...lines] = parseCsv(readFileSync(at(`${name}.csv`), 'utf8'));
  const text = lines.map(({ cells }) =>
    csvLine([
      ...cells.slice(0, -4),
      cells[1] === james.login ? 'revoke' : 'keep',
      'lead@mueller-tech.com',
      '2026-06-01',
      '',
    ]),
  );
  writeFileSync(file, csvLine(COLUMNS) + text.join(''));
  const ran = await close(file, live('after.json'));
  expect({ code: ran.code, err: ran.err }).toMatchObject({
    code: 3,
    err: expect.stringContaining('in the configuration: a member of Cloud Admins') as string,
  });
});

const first = (rows: Cells[]): Cells => {
  const [row] = rows;
  if (!row) throw new Error('the review has no row');
  return row;
};

test.each<[string, (rows: Cells[]) => void, string]>([
  ['a gap', (rows) => (first(rows).decision = ''), ':2: has no decision'],
  ['an unknown decision', (rows) => (first(rows).decision = 'maybe'), 'neither keep nor revoke'],
  ['no reviewer', (rows) => (first(rows).reviewer = ' '), 'has no reviewer'],
  [
    'somebody who decides about themselves',
    (rows) => (first(rows).reviewer = first(rows).person.toUpperCase()),
    'their own access',
  ],
  [
    'somebody who does so without the domain',
    (rows) => (first(rows).reviewer = first(rows).person.replace(/@.*/, '')),
    'their own access',
  ],
  ['a day that does not exist', (rows) => (first(rows)['decided on'] = '2026-06-31'), 'needs a day like'],
  ['a day before the snapshot', (rows) => (first(rows)['decided on'] = '2026-05-31'), 'before the snapshot'],
  ['a day to come', (rows) => (first(rows)['decided on'] = '2026-06-02'), 'still to come'],
  ['an altered row', (rows) => (first(rows).privileged = 'never'), 'was altered'],
  ['another person in a row', (rows) => (first(rows).person = 'nobody@mueller-tech.com'), 'was altered'],
  ['a row that is missing', (rows) => void rows.pop(), 'missing from the file: 1 row'],
  ['a row that is there twice', (rows) => void rows.push({ ...first(rows) }), 'is there twice'],
  [
    'a row of another review',
    (rows) => void rows.push({ ...first(rows), row: 'r-0000000000000000' }),
    'is not of this review',
  ],
])('%s is refused, and nothing is closed', async (what, change, message) => {
  const file = await filled(what.replaceAll(' ', '-'), change);
  const ran = await close(file, live('after.json'));
  expect({ code: ran.code, err: ran.err }).toMatchObject({ code: 1, err: expect.stringContaining(message) as string });
  expect(() => readFileSync(`${file}.closed.json`)).toThrow('ENOENT');
});

test.each(['01.06.2026', '1/6/2026', '6/1/2026', '01-06-2026'])(
  'a day that a spreadsheet saved as %s counts',
  async (day) => {
    const file = await filled(`day-${day.replaceAll(/\W/g, '')}`, (rows) => {
      for (const row of rows) row['decided on'] = day;
    });
    expect(await close(file, live('after.json'))).toMatchObject({ code: 0, err: '' });
  },
);

test('somebody who was made anew in Okta and has the role again still has it', async () => {
  const anew = live('anew.json', (snapshot) =>
    groupNamed(snapshot, DEPLOY).people?.push({ ...MALLORY, id: '00uanother', login: MALLORY.login.toUpperCase() }),
  );
  const ran = await close(await filled('anew'), anew);
  expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('revoked and still there: mallory') as string });
});

test('an account that the newer snapshot leaves out does not count as gone', async () => {
  const without = live('without-account.json', (snapshot) => {
    withMallory(snapshot);
    snapshot.accounts = snapshot.accounts.filter(({ id }) => id !== '123456789012');
  });
  expect((await close(await filled('left-out'), without)).code).not.toBe(0);
});

test.each<[string, (text: string) => Uint8Array | string, number, string]>([
  ['UTF-16, as "Unicode text" is saved', (text) => Buffer.from(text, 'utf16le'), 0, ''],
  [
    'another encoding',
    (text) => Buffer.concat([Buffer.from(text.replace('\ufeff', '')), Buffer.from([0xe9])]),
    1,
    'UTF-8',
  ],
  ['a workbook', () => 'PK\u0003\u0004', 1, 'is a workbook'],
])('a file in %s is read or refused by that name', async (what, as, code, message) => {
  const file = await filled(what.replaceAll(/\W/g, '-'));
  writeFileSync(file, as(readFileSync(file, 'utf8')));
  const ran = await close(file, live('after.json'));
  expect(ran).toMatchObject({ code, err: expect.stringContaining(message) as string });
});

test('a snapshot that is older, of another org or has gaps closes nothing', async () => {
  const file = await filled('wrong');
  const older = live('older.json', (snapshot) => void (snapshot.takenAt = '2026-05-01T00:00:00.000Z'));
  expect(await close(file, older)).toMatchObject({
    code: 1,
    err: expect.stringContaining('is older than the review') as string,
  });
  const other = live('other.json', ({ okta }) => void (okta.org = 'other.okta.com'));
  expect(await close(file, other)).toMatchObject({
    code: 1,
    err: expect.stringContaining('is of other.okta.com') as string,
  });
  const gaps = live('gaps.json', (snapshot) => {
    delete groupNamed(snapshot, DEPLOY).people;
  });
  expect(await close(file, gaps)).toMatchObject({ code: 1, err: expect.stringContaining('is unknown') as string });
});

test('neither or both of --output and --close is not understood', async () => {
  const snapshot = live('live.json');
  expect((await run('--snapshot', snapshot)).code).toBe(2);
  expect((await run('--snapshot', snapshot, '--output', 'a.csv', '--close', 'a.csv')).code).toBe(2);
  expect((await run('--snapshot', snapshot, '--output', basename('a.pdf'))).code).toBe(2);
});
