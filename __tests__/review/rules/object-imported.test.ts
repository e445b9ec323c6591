import type { TakenOver } from '../../../lib/documents/model/contents';
import { objectImported as rule } from '../../../lib/review/rules/object-imported';
import { change, planFacts, plannedChange, role } from '../support/builders';

const address = 'federation:okta_group.admins';
const taken = (parts: Partial<TakenOver> = {}): TakenOver => ({
  address,
  type: 'okta_group',
  id: { known: '00gEvil' },
  from: 'plan',
  contradictions: [],
  ...parts,
});
const plans = [planFacts({ changes: [plannedChange({ address, actions: ['update'], importing: '00gEvil' })] })];

test('stays silent about an object that is managed already', () =>
  expect(rule.check(change({}, { plans }))).toEqual([]));

test('stays silent about an import that the base has as well', () =>
  expect(rule.check(change({ takenOver: [taken()] }, { takenOver: [taken()] }))).toEqual([]));

test('stays silent about an adopted role, which another rule reports', () => {
  const adopted = role({ address, adopted: true });
  expect(rule.check(change({}, { roles: [adopted], takenOver: [taken()] }))).toEqual([]);
});

test('reports an import of a plan by address, id and what follows', () =>
  expect(rule.check(change({}, { plans, takenOver: [taken()] }))).toEqual([
    { subject: 'okta_group.admins', address, evidence: 'imports 00gEvil, then update', mayGiveAccess: false },
  ]));

test('reports an import block: the members of the group may get its roles', () =>
  expect(rule.check(change({}, { takenOver: [taken({ from: 'block' })] }))).toEqual([
    { subject: 'okta_group.admins', address, evidence: 'imports 00gEvil', mayGiveAccess: true },
  ]));

test('reports another id at an address that had one, and one that the base declares already', () => {
  const blocks = [{ address, arguments: [] }];
  const before = { takenOver: [taken({ from: 'block', id: { known: '00gOld' } })], blocks };
  expect(rule.check(change(before, { takenOver: [taken({ from: 'block' })] }))).toMatchObject([
    { evidence: 'imports 00gEvil; the base declares an object at this address already' },
  ]);
});

test('reports an import whose id only the apply knows', () =>
  expect(
    rule.check(change({}, { plans, takenOver: [taken({ id: { unknown: 'only the apply knows it' } })] })),
  ).toMatchObject([{ evidence: 'imports an id that is not known yet, then update', mayGiveAccess: true }]));
