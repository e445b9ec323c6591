import { appAssignedToOthers as rule } from '../../../lib/review/rules/app-assigned-to-others';
import { app, change, grant, roleGroup } from '../support/builders';

const to = (groups: readonly string[], everyone = false) => ({
  apps: [app({ assigned: { groups, everyone, complete: true } })],
});

test.each([
  ['nothing changes', change(to(['Guests']), to(['Guests']))],
  ['a group is no longer assigned', change(to(['Guests']), to([]))],
  [
    'a management group with grants is assigned',
    change(to([]), { ...to(['Support']), grants: [grant({ managementGroup: 'Support' })] }),
  ],
  [
    'a role group is assigned',
    change(to([]), { ...to(['aws#x']), roleGroups: [roleGroup({ name: 'aws#x', role: 'x' })] }),
  ],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test.each([
  ['another group', to(['Guests']), 'assigned to Guests'],
  ['everybody', to(['Everyone'], true), 'assigned to Everyone'],
])('reports that %s gets the app', (_, after, evidence) =>
  expect(rule.check(change(to([]), after))).toMatchObject([{ evidence }]),
);
