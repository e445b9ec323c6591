import { accountUnderAnotherName as rule } from '../../../lib/review/rules/account-under-another-name';
import { change, roleGroup } from '../support/builders';

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
