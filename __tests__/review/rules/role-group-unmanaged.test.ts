import { roleGroupUnmanaged as rule } from '../../../lib/review/rules/role-group-unmanaged';
import { change, groupRule, roleGroup } from '../support/builders';

test.each([
  ['a rule fills it', { roleGroups: [roleGroup()], rules: [groupRule()] }],
  ['it is not assigned to the app', { roleGroups: [roleGroup({ assigned: false })] }],
])('stays silent when %s', (_, after) => expect(rule.check(change({}, after))).toEqual([]));

test('reports a role group that no rule fills', () => {
  expect(rule.check(change({}, { roleGroups: [roleGroup()] }))).toHaveLength(1);
});
