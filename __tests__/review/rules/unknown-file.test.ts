import { unknownFile as rule } from '../../../lib/review/rules/unknown-file';
import { change, outside, seen } from '../support/builders';

const found = outside({
  kind: 'file',
  name: 'stacks/federation/evil.tf.json',
  evidence: 'configuration beside the stack’s own, which Terraform reads with it',
});
const LINE =
  'stacks/federation/evil.tf.json: stacks/federation/cdk.tf.json: configuration beside the stack’s own, which Terraform reads with it';

test.each([
  ['nothing is outside', change({ outside: [found] }, { outside: [] })],
  ['something of another kind is', change({}, { outside: [outside({ kind: 'resource type' })] })],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports it by name', () => expect(seen(rule, change({}, { outside: [found] }))).toEqual([LINE]));

test('what was there before is the same sighting until it changes', () => {
  const then = { outside: [found] };
  expect(seen(rule, change(then, then))).toEqual([LINE]);
  expect(seen(rule, change(then, { outside: [{ ...found, digest: 'other' }] }))).toEqual([`${LINE} (changed)`]);
});
