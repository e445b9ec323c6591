import { administratorMemberAdded as rule } from '../../../lib/review/rules/administrator-member-added';
import { ADMINISTRATOR, change, granted, managementGroup, policy, READ_ONLY, seen } from '../support/builders';

const group = (members: string[], name: string) => ({
  ...granted({ policies: [policy(name)] }),
  managementGroups: [managementGroup({ members })],
});

test('stays silent when somebody joins a group that only reads', () => {
  expect(rule.check(change(group([], READ_ONLY), group(['ada@mueller-tech.com'], READ_ONLY)))).toEqual([]);
});

test('stays silent when a member only changes the case of the login', () => {
  expect(
    rule.check(change(group(['Ada@mueller-tech.com'], ADMINISTRATOR), group(['ada@mueller-tech.com'], ADMINISTRATOR))),
  ).toEqual([]);
});

test('reports who joins a group of administrators', () => {
  expect(seen(rule, change(group([], ADMINISTRATOR), group(['ada@mueller-tech.com'], ADMINISTRATOR)))).toEqual([
    'ada@mueller-tech.com → Support: roles that make an administrator: 1',
  ]);
});
