import { unknownArgument as rule } from '../../../lib/review/rules/unknown-argument';
import { change, outside, seen } from '../support/builders';

const found = outside({
  kind: 'argument',
  name: 'for_each',
  evidence: 'the argument for_each, which this product never writes',
});
const LINE = 'for_each: stacks/federation/cdk.tf.json: the argument for_each, which this product never writes';

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
