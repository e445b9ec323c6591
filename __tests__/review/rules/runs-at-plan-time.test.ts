import { runsAtPlanTime as rule } from '../../../lib/review/rules/runs-at-plan-time';
import { change, outside, seen } from '../support/builders';

const found = outside({ kind: 'data source', name: 'external', evidence: 'a data source of the type external' });
const LINE = 'external: stacks/federation/cdk.tf.json: a data source of the type external';

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
