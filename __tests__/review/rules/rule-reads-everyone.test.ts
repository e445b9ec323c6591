import { ruleReadsEveryone as rule } from '../../../lib/review/rules/rule-reads-everyone';
import { change, groupRule } from '../support/builders';

const reading = (...known: string[]) => change({}, { rules: [groupRule({ reads: { known } })] });

test('stays silent for a management group', () =>
  expect(rule.check(reading('Support', 'Everyone in Support'))).toEqual([]));
test.each(['Everyone', 'everyone'])('reports %s', (name) =>
  expect(rule.check(reading('Support', name))).toHaveLength(1),
);
