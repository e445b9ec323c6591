import type { GrantView } from '../../../../../lib/review/formats/html/browser/decode';
import { tableOf } from '../../../../../lib/review/formats/html/browser/table';

const view = (group: string, role: string, parts: Partial<GrantView> = {}): GrantView => ({
  before: true,
  after: true,
  mark: 'has',
  group,
  accountName: 'Tech',
  accountId: '1',
  role,
  roleArn: `arn/${role}`,
  policies: [],
  details: () => ({ sessionSeconds: 3600, audiences: [], conditions: [], differences: [], chain: [] }),
  ...parts,
});

test('roles and groups are sorted, whatever the order of the grants', () => {
  const grants = [view('Support', 'B'), view('Audit', 'A'), view('Support', 'A')];
  const table = tableOf(grants);
  expect(table.columns).toEqual(['Audit', 'Support']);
  expect(table.rows.map(({ role }) => role)).toEqual(['A', 'B']);
  expect(tableOf(grants.toReversed())).toMatchObject({ columns: table.columns, rows: [{ role: 'A' }, { role: 'B' }] });
});

test('of a grant that differs, the one after the change comes first', () => {
  const [then, now] = [
    view('G', 'A', { after: false, mark: 'wider' }),
    view('G', 'A', { before: false, mark: 'wider' }),
  ];
  for (const grants of [
    [then, now],
    [now, then],
  ])
    expect(tableOf(grants).rows[0]?.grants.get('G')).toEqual([now, then]);
});

test('an account has the name that it has after the change', () => {
  const [old, renamed] = [view('G', 'A', { after: false, accountName: 'Old' }), view('H', 'A', { accountName: 'New' })];
  expect(tableOf([renamed, old]).rows[0]?.accountName).toBe('New');
});

test('a group may be called like a property of every object', () => {
  expect(tableOf([view('__proto__', 'constructor')])).toMatchObject({
    columns: ['__proto__'],
    rows: [{ role: 'constructor' }],
  });
});
