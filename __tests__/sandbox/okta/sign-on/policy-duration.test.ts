import { secondsOf } from '../../../../sandbox/okta/sign-on/policy-duration';

test.each([
  ['PT12H', 43_200],
  ['PT90M', 5_400],
  ['PT0S', 0],
  ['P1D', 86_400],
  ['P1DT1H1M1S', 90_061],
])('%s is %i seconds', (text, seconds) => expect(secondsOf(text)).toBe(seconds));

test.each(['', 'P', 'PT', 'P1DT', '12H', 'PT-1H', 'PT1.5H', 'P1M'])('%j is not a duration', (text) =>
  expect(secondsOf(text)).toBeUndefined(),
);
