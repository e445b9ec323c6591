import { existingManagementGroup as rule } from '../../../lib/review/rules/existing-management-group';
import { review } from '../../../lib/review/review';
import { app, change, granted, managementGroup } from '../support/builders';

test.each([
  ['the group is made here', { ...granted(), managementGroups: [managementGroup()] }],
  ['it is read and granted nothing', { managementGroups: [managementGroup({ existing: true })] }],
])('stays silent when %s', (_, after) => expect(rule.check(change({}, after))).toEqual([]));

test('reports an existing group that is granted a role', () => {
  expect(
    rule.check(change({}, { ...granted(), managementGroups: [managementGroup({ existing: true })] })),
  ).toHaveLength(1);
});

test('the organization may accept it, at the app', () => {
  const accept = [{ rule: 'existing-management-group', reason: 'kept by the personnel department' }];
  const after = { ...granted(), managementGroups: [managementGroup({ existing: true })], apps: [app({ accept })] };
  expect(review(change({}, after), [rule]).findings).toMatchObject([{ accepted: 'kept by the personnel department' }]);
});
