import { ruleDeletedKeepsMembers as rule } from '../../../lib/review/rules/rule-deleted-keeps-members';
import { change, groupRule } from '../support/builders';

const removing = (removeAssignedUsers: boolean) => ({ rules: [groupRule({ removeAssignedUsers })] });

test.each([
  ['the rule removed its members', removing(true), {}],
  ['the rule stays', removing(false), removing(false)],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports a rule whose members stay', () => expect(rule.check(change(removing(false), {}))).toHaveLength(1));
