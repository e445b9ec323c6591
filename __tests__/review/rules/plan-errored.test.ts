import { planErrored as rule } from '../../../lib/review/rules/plan-errored';
import { change, planFacts } from '../support/builders';

test.each([
  ['there is no plan', change({}, {})],
  ['the plan is complete', change({}, { plans: [planFacts()] })],
  ['the plan does not say whether it failed', change({}, { plans: [{ ...planFacts(), errored: undefined }] as never })],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports each plan that failed by its stack', () => {
  const plans = [planFacts(), planFacts({ stack: 'account-Tech', errored: true, complete: false })];
  expect(rule.check(change({}, { plans }))).toEqual([
    { subject: 'account-Tech', address: 'account-Tech', evidence: 'errored: true' },
  ]);
});
