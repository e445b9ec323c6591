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

const aliases = (...list: [accountId: string, name: string][]) => ({
  accountAliases: list.map(([accountId, name]) => ({ address: `a:aws_iam_account_alias.${name}`, name, accountId })),
});

test.each([
  ['aliases stay, and a new account has one', aliases(['1', 'tech']), aliases(['1', 'tech'], ['2', 'audit'])],
  ['an alias goes', aliases(['1', 'tech']), aliases()],
  ['an account that had none gets one', aliases(), aliases(['1', 'tech'])],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports accounts that exchange their aliases', () =>
  expect(seen(rule, change(aliases(['1', 'x'], ['2', 'y']), aliases(['1', 'y'], ['2', 'x'])))).toEqual([
    'alias y of 1: the alias that 2 had',
    'alias x of 2: the alias that 1 had',
  ]));

test('reports an alias that changes, and a second one', () => {
  expect(seen(rule, change(aliases(['1', 'x']), aliases(['1', 'z'])))).toEqual(['alias z of 1: x before']);
  expect(seen(rule, change(aliases(['1', 'x']), aliases(['1', 'x'], ['1', 'z'])))).toEqual([
    'alias z of 1: a second alias beside x',
  ]);
});
