import { ruleReplaced as rule } from '../../../lib/review/rules/rule-replaced';
import { change, groupRule, seen } from '../support/builders';

const filling = (...known: string[]) => ({ rules: [groupRule({ targets: { known } })] });
const plan = (...actions: string[]) => [{ address: 'okta_group_rule.Deploy', type: 'okta_group_rule', actions }];

test.each([
  [
    'only its expression changes',
    change(filling('a'), { rules: [groupRule({ targets: { known: ['a'] }, expression: 'x' })] }),
  ],
  ['targets change places', change(filling('a', 'b'), filling('b', 'a'))],
  ['a rule is added', change({}, filling('a'))],
  ['the plan updates it', change(filling('a'), filling('a'), plan('update'))],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test.each([
  ['its targets change', change(filling('a'), filling('a', 'b')), 'targets ["a"] → ["a","b"]'],
  ['the plan says so', change(filling('a'), filling('a'), plan('delete', 'create')), 'the plan says replace'],
])('reports it when %s', (_, given, evidence) => expect(seen(rule, given).join()).toContain(evidence));
