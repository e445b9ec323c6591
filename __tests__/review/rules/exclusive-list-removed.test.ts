import { digestOf } from '../../../lib/documents';
import { exclusiveListRemoved as rule } from '../../../lib/review/rules/exclusive-list-removed';
import { change, role, seen } from '../support/builders';

const LIST = 'federation:aws_iam_role_policies_exclusive.x';
const ROLE = role({ name: 'Admin', address: 'federation:aws_iam_role.admin' });
const OTHER = role({ name: 'Other', address: 'federation:aws_iam_role.other', arn: { known: 'arn:other' } });
const listOf = (name: string) => ({
  blocks: [{ address: LIST, arguments: [['role_name', digestOf(name)]] as [string, string][] }],
});

test.each(['Admin', '${aws_iam_role.admin.name}'])(
  'reports that the list of a role that stays is gone (%s)',
  (name) => {
    const before = { ...listOf(name), roles: [ROLE, OTHER] };
    expect(seen(rule, change(before, { blocks: [], roles: [ROLE] }))).toEqual([
      `${LIST}: aws_iam_role_policies_exclusive removed`,
    ]);
  },
);

test('reports a list that stays in force and is no longer managed', () => {
  const before = { ...listOf('Admin'), roles: [ROLE] };
  expect(rule.check(change(before, { ...before, forgotten: [LIST] }))).toHaveLength(1);
});

test('reports that the list of a role that nobody knows is gone', () => {
  expect(rule.check(change(listOf('Elsewhere'), { blocks: [] }))).toHaveLength(1);
});

test.each([
  ['the role goes as well', { ...listOf('Admin'), roles: [ROLE] }, { blocks: [], roles: [] }],
  ['it stays', { ...listOf('Admin'), roles: [ROLE] }, { ...listOf('Admin'), roles: [ROLE] }],
  ['there are no blocks to compare', { ...listOf('Admin'), roles: [ROLE] }, { roles: [ROLE] }],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));
