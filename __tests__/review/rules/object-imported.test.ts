import { objectImported as rule } from '../../../lib/review/rules/object-imported';
import { change, planFacts, plannedChange, role } from '../support/builders';

const address = 'federation:okta_group.admins';
const plans = (importing?: string) => [
  planFacts({
    changes: [plannedChange({ address, actions: ['update'], ...(importing === undefined ? {} : { importing }) })],
  }),
];

test('stays silent about an object that is managed already', () =>
  expect(rule.check(change({}, { plans: plans() }))).toEqual([]));

test('stays silent about an adopted role, which another rule reports', () => {
  const adopted = role({ address, adopted: true });
  expect(rule.check(change({}, { roles: [adopted], plans: plans('legacy') }))).toEqual([]);
});

test('reports an import by address and id', () =>
  expect(rule.check(change({}, { plans: plans('00gEvil') }))).toEqual([
    { subject: 'okta_group.admins', address, evidence: 'imports 00gEvil, then update' },
  ]));

test('reports an import whose id only the apply knows', () =>
  expect(rule.check(change({}, { plans: plans('') }))).toMatchObject([
    { evidence: 'imports an id that is not known yet, then update' },
  ]));
