import { argumentCannotBeRead as rule } from '../../../lib/review/rules/argument-cannot-be-read';
import { change, outside, seen } from '../support/builders';

const found = outside({
  kind: 'expression',
  name: 'assume_role_policy',
  evidence: 'assume_role_policy is an expression that this product never writes here',
});
const LINE =
  'assume_role_policy: stacks/federation/cdk.tf.json: assume_role_policy is an expression that this product never writes here';

test.each([
  ['nothing is outside', change({ outside: [found] }, { outside: [] })],
  ['something of another kind is', change({}, { outside: [outside({ kind: 'resource type' })] })],
  ['it decides nothing about access', change({}, { outside: [{ ...found, decides: false }] })],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports it by name', () => expect(seen(rule, change({}, { outside: [found] }))).toEqual([LINE]));

test('what was there before is the same sighting until it changes', () => {
  const then = { outside: [found] };
  expect(seen(rule, change(then, then))).toEqual([LINE]);
  expect(seen(rule, change(then, { outside: [{ ...found, digest: 'other' }] }))).toEqual([`${LINE} (changed)`]);
});
