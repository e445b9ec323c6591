import { ruleKeepsMembers as rule } from '../../../lib/review/rules/rule-keeps-members';
import { change, groupRule } from '../support/builders';

const removing = (removeAssignedUsers: boolean) => change({}, { rules: [groupRule({ removeAssignedUsers })] });

test('stays silent when members are removed', () => expect(rule.check(removing(true))).toEqual([]));
test('reports a rule that keeps them', () => expect(rule.check(removing(false))).toHaveLength(1));
