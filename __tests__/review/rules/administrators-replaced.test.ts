import { administratorsReplaced as rule } from '../../../lib/review/rules/administrators-replaced';
import { ADMINISTRATOR, change, grant, managementGroup, policy, role } from '../support/builders';

const admin = role({ policies: [policy(ADMINISTRATOR)] });
const powers = { roles: [admin], grants: [grant({ managementGroup: 'Support' }, admin)] };
const side = (...groups: ReturnType<typeof managementGroup>[]) => ({ ...powers, managementGroups: groups });

test.each([
  ['the group stays', change(side(managementGroup({ id: '00g1' })), side(managementGroup({ id: '00g1' })))],
  ['its id is learnt by an apply', change(side(managementGroup()), side(managementGroup({ id: '00g1' })))],
  [
    'it moves with its id',
    change(side(managementGroup({ id: '00g1' })), side(managementGroup({ id: '00g1', address: 'x:y' }))),
  ],
  [
    'the group has no administrators',
    change(
      { managementGroups: [managementGroup({ id: '00g1' })] },
      { managementGroups: [managementGroup({ id: '00g2' })] },
    ),
  ],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test.each([
  ['another id', managementGroup({ id: '00g1' }), managementGroup({ id: '00g2' }), 'id 00g1 → 00g2'],
  [
    'a group of a directory',
    managementGroup({ existing: true, mastered: 'okta' }),
    managementGroup({ existing: true, mastered: 'elsewhere' }),
    'mastered by Okta → a directory or app',
  ],
  [
    'a group of another org',
    managementGroup({ org: 'a.okta.com' }),
    managementGroup({ org: 'b.okta.com' }),
    'org a.okta.com → b.okta.com',
  ],
])('reports %s under the name of the administrators', (_, was, is, evidence) => {
  expect(rule.check(change(side(was), side(is)))).toEqual([{ subject: 'Support', address: is.address, evidence }]);
});

test('reports a group that takes the name of the administrators', () => {
  const admins = managementGroup();
  const guests = managementGroup({ name: 'Guests' });
  const renamed = [
    managementGroup({ name: 'Former', address: admins.address }),
    managementGroup({ address: guests.address }),
  ];
  expect(rule.check(change(side(admins, guests), side(...renamed)))).toEqual([
    { subject: 'Support', address: guests.address, evidence: 'the group of that name is called Former now' },
  ]);
});
