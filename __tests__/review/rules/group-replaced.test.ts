import { groupReplaced as rule } from '../../../lib/review/rules/group-replaced';
import { change, managementGroup } from '../support/builders';

const side = (...managementGroups: ReturnType<typeof managementGroup>[]) => ({ managementGroups });

test.each([
  ['a group is new', change({}, side(managementGroup()))],
  [
    'a group is renamed',
    change(side(managementGroup()), side(managementGroup({ name: 'Help', address: 'federation:okta_group.Support' }))),
  ],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports swapped names twice', () => {
  const [a, b] = [managementGroup({ name: 'A' }), managementGroup({ name: 'B' })];
  const swapped = side({ ...a, name: 'B' }, { ...b, name: 'A' });
  expect(rule.check(change(side(a, b), swapped)).map(({ subject }) => subject)).toEqual(['B', 'A']);
});

test('reports a group that is made anew at another address', () => {
  const found = rule.check(
    change(side(managementGroup()), side(managementGroup({ address: 'federation:okta_group.other' }))),
  );
  expect(found).toMatchObject([
    { subject: 'Support', evidence: expect.stringMatching(/made anew, and nobody is in it/) as string },
  ]);
});

test('a group that moves to another address is the same, and one that moves there from elsewhere is not', () => {
  const to = 'federation:okta_group.other';
  const declared = { from: false, to: true };
  const moving = (from: string) => ({ ...side(managementGroup({ address: to })), moves: [{ from, to, declared }] });
  expect(rule.check(change(side(managementGroup()), moving(managementGroup().address)))).toEqual([]);
  expect(rule.check(change(side(managementGroup()), moving('federation:okta_group.third')))).toHaveLength(1);
});

test('reports a group that was made here and is looked up by its name now', () => {
  const looked = managementGroup({ existing: true, address: 'federation:data.okta_group.Support' });
  expect(rule.check(change(side(managementGroup()), side(looked)))).toHaveLength(1);
});

const LOOKED_UP = 'federation:data.okta_group.Auditors';
const lookup = (...args: [string, string][]) => ({ blocks: [{ address: LOOKED_UP, arguments: args }] });

test.each([
  ['another id', lookup(['name', '1']), lookup(['id', '2'], ['name', '1']), 'looked up by another id'],
  ['a check that is gone', lookup(['lifecycle', '1'], ['name', '1']), lookup(['name', '1']), 'no longer refuses'],
])('reports a group that is looked up with %s', (_, before, after, evidence) =>
  expect(rule.check(change(before, after))).toMatchObject([{ evidence: expect.stringContaining(evidence) as string }]),
);

test('stays silent about a lookup that stays', () =>
  expect(rule.check(change(lookup(['id', '1']), lookup(['id', '1'])))).toEqual([]));
