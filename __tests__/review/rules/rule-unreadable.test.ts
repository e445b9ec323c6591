import { ruleUnreadable as rule } from '../../../lib/review/rules/rule-unreadable';
import { change, groupRule, seen } from '../support/builders';

test('stays silent for a membership test', () => expect(rule.check(change({}, { rules: [groupRule()] }))).toEqual([]));

test.each([
  { reads: { unknown: 'no membership test' }, expression: 'user.department == "IT"' },
  { targets: { unknown: 'a variable' } },
])('reports %j', (parts) => expect(seen(rule, change({}, { rules: [groupRule(parts)] }))).toHaveLength(1));
