import { managementGroupRemoved as rule } from '../../../lib/review/rules/management-group-removed';
import { change, managementGroup } from '../support/builders';

const group = managementGroup();
const before = { managementGroups: [group] };

test.each([
  ['it stays', before, before],
  ['it is renamed at its address', before, { managementGroups: [{ ...group, name: 'Helpdesk' }] }],
  ['it was only read', { managementGroups: [managementGroup({ existing: true })] }, {}],
  ['it is forgotten and stays in Okta', before, { forgotten: [group.address] }],
])('stays silent when %s', (_, then, now) => expect(rule.check(change(then, now))).toEqual([]));

test('reports a group that is deleted', () => expect(rule.check(change(before, {}))).toHaveLength(1));

test('stays silent about a group that only gets another address, and not where another one was', () => {
  const to = 'federation:okta_group.new';
  const moves = [{ from: group.address, to, declared: { from: false, to: true } }];
  const there = managementGroup({ name: 'Support', address: to });
  expect(rule.check(change(before, { managementGroups: [there], moves }))).toEqual([]);
  expect(rule.check(change(before, { managementGroups: [], moves }))).toHaveLength(1);
  const two = { managementGroups: [group, there] };
  expect(rule.check(change(two, { managementGroups: [there], moves }))).toHaveLength(1);
});
