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
