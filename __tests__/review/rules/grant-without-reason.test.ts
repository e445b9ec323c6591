import { grantWithoutReason as rule } from '../../../lib/review/rules/grant-without-reason';
import { change, granted } from '../support/builders';

test('stays silent for a reason', () => expect(rule.check(change({}, granted({}, { reason: 'on call' })))).toEqual([]));

test.each([undefined, '', '  '])('reports the reason %j', (reason) => {
  expect(rule.check(change({}, granted({}, { reason })))).toHaveLength(1);
});
