import type { TakenOver } from '../../../lib/documents/model/contents';
import { importOfAnotherObject as rule } from '../../../lib/review/rules/import-of-another-object';
import { change, managementGroup, roleGroup } from '../support/builders';

const address = 'federation:okta_group.admins';
const taken = (parts: Partial<TakenOver> = {}): TakenOver => ({
  address,
  type: 'okta_group',
  id: { known: '00gAdmins' },
  from: 'block',
  contradictions: [],
  ...parts,
});

test('stays silent about an import of what is declared', () =>
  expect(rule.check(change({}, { takenOver: [taken()] }))).toEqual([]));

test('stays silent about an object that the base only looks up', () => {
  const group = managementGroup({ id: '00gAdmins', address: 'federation:data.okta_group.admins', existing: true });
  expect(rule.check(change({ managementGroups: [group] }, { takenOver: [taken()] }))).toEqual([]);
});

test('reports why it is another object', () =>
  expect(
    rule.check(change({}, { takenOver: [taken({ contradictions: ['this is not the id of a group', 'and more'] })] })),
  ).toEqual([
    {
      subject: 'okta_group.admins',
      address,
      evidence: 'imports 00gAdmins: this is not the id of a group; and more',
    },
  ]));

test('reports an object that the base manages at another address', () => {
  const group = roleGroup({ id: '00gAdmins', address: 'federation:okta_group.others' });
  expect(rule.check(change({ roleGroups: [group] }, { takenOver: [taken()] }))).toMatchObject([
    { evidence: 'imports 00gAdmins: the base manages it as federation:okta_group.others' },
  ]);
  const same = roleGroup({ id: '00gAdmins', address });
  expect(rule.check(change({ roleGroups: [same] }, { takenOver: [taken()] }))).toEqual([]);
});

test('reports an unknown id as such', () =>
  expect(
    rule.check(change({}, { takenOver: [taken({ id: { unknown: 'an expression' }, contradictions: ['x'] })] })),
  ).toMatchObject([{ evidence: 'imports an id that is not known yet: x' }]));
