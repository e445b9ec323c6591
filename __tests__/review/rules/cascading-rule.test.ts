import { cascadingRule as rule } from '../../../lib/review/rules/cascading-rule';
import { change, groupRule, seen } from '../support/builders';

const first = groupRule({ name: 'First', reads: { known: ['Staff'] }, targets: { known: ['Support'] } });

test('stays silent when rules read other groups than they fill', () => {
  expect(rule.check(change({}, { rules: [groupRule(), groupRule({ name: 'Second' })] }))).toEqual([]);
});

test('reports a rule that reads what another one fills', () => {
  expect(seen(rule, change({}, { rules: [first, groupRule()] }))).toEqual([
    'Deploy: Support is the target of another rule',
  ]);
});
