import { planIncomplete as rule } from '../../../lib/review/rules/plan-incomplete';
import { change, planFacts } from '../support/builders';

test.each([
  ['the plan is complete', planFacts()],
  ['the plan failed, which is another finding', planFacts({ complete: false, errored: true })],
])('stays silent when %s', (_, plan) => expect(rule.check(change({}, { plans: [plan] }))).toEqual([]));

test('reports a plan that Terraform calls incomplete', () =>
  expect(rule.check(change({}, { plans: [planFacts({ complete: false })] }))).toHaveLength(1));
