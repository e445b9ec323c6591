import { grantPastItsDate as rule } from '../../../lib/review/rules/grant-past-its-date';
import { change, granted, seen, TODAY } from '../support/builders';

test.each([undefined, TODAY, '2027-01-01'])('stays silent for a grant until %s', (until) => {
  expect(rule.check(change({}, granted({}, { until })))).toEqual([]);
});

test('reports a grant whose last day was yesterday', () => {
  expect(seen(rule, change({}, granted({}, { until: '2026-11-24' }))).join()).toContain('ended 2026-11-24');
});
