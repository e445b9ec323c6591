import { assignmentRemoved as rule } from '../../../lib/review/rules/assignment-removed';
import { app, change, managementGroup } from '../support/builders';

const to = (...groups: string[]) => ({
  apps: [app({ assigned: { groups, everyone: false, complete: true } })],
  managementGroups: [managementGroup()],
});

test.each([
  ['it stays', change(to('Support'), to('Support'))],
  ['it goes with its group', change(to('Support'), { ...to(), managementGroups: [] })],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports a group that loses its assignment', () =>
  expect(rule.check(change(to('Support'), to()))).toMatchObject([{ subject: 'Support' }]));
