import { roleGroupUnmanaged as rule } from '../../../lib/review/rules/role-group-unmanaged';
import { change, groupRule, roleGroup } from '../support/builders';

test.each([
  ['a rule fills it', { roleGroups: [roleGroup()], rules: [groupRule()] }],
  [
    'nobody knows which groups a rule fills',
    { roleGroups: [roleGroup()], rules: [groupRule({ targets: { unknown: 'known after apply' } })] },
  ],
  ['the group filter reads no role in its name', { roleGroups: [roleGroup({ role: undefined })] }],
])('stays silent when %s', (_, after) => expect(rule.check(change({}, after))).toEqual([]));

// Who has the app gets the role of every group that matches, whether or not that group is assigned.
test.each([true, false])('reports a role group that no rule fills (assigned: %s)', (assigned) => {
  expect(rule.check(change({}, { roleGroups: [roleGroup({ assigned })] }))).toHaveLength(1);
});
