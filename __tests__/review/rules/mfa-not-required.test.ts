import { mfaNotRequired as rule } from '../../../lib/review/rules/mfa-not-required';
import { app, change } from '../support/builders';

test.each([{ known: true }, { unknown: 'decided elsewhere' }])('stays silent for MFA %j', (mfa) => {
  expect(rule.check(change({}, { apps: [app({ mfa })] }))).toEqual([]);
});

test('reports an app without', () =>
  expect(rule.check(change({}, { apps: [app({ mfa: { known: false } })] }))).toHaveLength(1));
