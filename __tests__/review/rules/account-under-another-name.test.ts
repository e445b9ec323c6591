import { accountUnderAnotherName as rule } from '../../../lib/review/rules/account-under-another-name';
import { change, roleGroup, seen } from '../support/builders';

const side = (...accounts: [name: string, id: string][]) => ({
  roleGroups: accounts.map(([accountName, accountId]) =>
    roleGroup({ name: `aws#${accountName}#R#${accountId}`, accountName, accountId }),
  ),
});

test.each([
  ['accounts keep their names', change(side(['Tech', '1']), side(['Tech', '1'], ['Audit', '2']))],
  ['an account is renamed', change(side(['Tech', '1']), side(['Technology', '1']))],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports a name that goes to another account', () =>
  expect(rule.check(change(side(['Tech', '1'], ['Audit', '2']), side(['Audit', '1'], ['Tech', '2'])))).toMatchObject([
    { subject: 'Audit', evidence: '2 before, 1 now' },
    { subject: 'Tech', evidence: '1 before, 2 now' },
  ]));

test('reports a name that two accounts share', () =>
  expect(rule.check(change({}, side(['Tech', '1'], ['Tech', '2'])))).toMatchObject([
    { evidence: 'the name of 1 and 2' },
  ]));

const alias = (account: string, value: string, name = account) => ({
  address: `federation:aws_iam_account_alias.${name}`,
  arguments: [['account_alias', value] as const, ['provider', account] as const],
});
const aliases = (...blocks: ReturnType<typeof alias>[]) => ({ blocks });

test.each([
  ['aliases stay', aliases(alias('a', 'tech')), aliases(alias('a', 'tech'), alias('b', 'audit'))],
  ['an alias goes', aliases(alias('a', 'tech')), aliases()],
  ['an alias gets another address', aliases(alias('a', 'tech')), aliases(alias('a', 'tech', 'moved'))],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports accounts that exchange their aliases', () =>
  expect(
    seen(rule, change(aliases(alias('a', 'x'), alias('b', 'y')), aliases(alias('a', 'y'), alias('b', 'x')))),
  ).toEqual([
    'aws_iam_account_alias.a: the alias that aws_iam_account_alias.b had',
    'aws_iam_account_alias.b: the alias that aws_iam_account_alias.a had',
  ]));

test('reports an alias that changes, and a second one', () => {
  expect(seen(rule, change(aliases(alias('a', 'x')), aliases(alias('a', 'z'))))).toEqual([
    'aws_iam_account_alias.a: another alias than before',
  ]);
  expect(seen(rule, change(aliases(alias('a', 'x')), aliases(alias('a', 'x'), alias('a', 'z', 'evil'))))).toEqual([
    'aws_iam_account_alias.evil: a second alias beside aws_iam_account_alias.a',
  ]);
});
