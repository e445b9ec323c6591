import { planIncomplete as rule } from '../../../lib/review/rules/plan-incomplete';
import { change, planFacts } from '../support/builders';

test.each([
  ['the plan is complete', planFacts()],
  ['the plan failed, which is another finding', planFacts({ complete: false, errored: true })],
])('stays silent when %s', (_, plan) => expect(rule.check(change({}, { plans: [plan] }))).toEqual([]));

test('names what Terraform put off, of which nobody knows what becomes', () => {
  const plans = [planFacts({ complete: false, deferred: ['plan:aws_iam_role.x'] })];
  expect(rule.check(change({}, { plans }))).toMatchObject([
    { evidence: 'put off to a later plan: plan:aws_iam_role.x', severity: 'high', mayGiveAccess: true },
  ]);
});

test('reports a plan that Terraform calls incomplete', () =>
  expect(rule.check(change({}, { plans: [planFacts({ complete: false })] }))).toHaveLength(1));
