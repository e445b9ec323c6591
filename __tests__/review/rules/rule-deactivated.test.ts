import { ruleDeactivated as rule } from '../../../lib/review/rules/rule-deactivated';
import { change, groupRule } from '../support/builders';

const being = (status: string) => ({ rules: [groupRule({ status })] });

test.each([
  ['ACTIVE', 'ACTIVE'],
  ['INACTIVE', 'ACTIVE'],
  ['INACTIVE', 'INACTIVE'],
])('stays silent for %s → %s', (before, after) => expect(rule.check(change(being(before), being(after)))).toEqual([]));

test('reports ACTIVE → INACTIVE', () => expect(rule.check(change(being('ACTIVE'), being('INACTIVE')))).toHaveLength(1));
