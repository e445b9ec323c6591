import { mfaNotRequired as rule } from '../../../lib/review/rules/mfa-not-required';
import { runRules } from '../../../lib/review/run-rules';
import { app, change } from '../support/builders';

test.each([{ known: true }, { unknown: 'decided elsewhere' }])('stays silent for MFA %j', (mfa) => {
  expect(rule.check(change({}, { apps: [app({ mfa })] }))).toEqual([]);
});

test('reports an app without', () =>
  expect(rule.check(change({}, { apps: [app({ mfa: { known: false } })] }))).toHaveLength(1));

test('is not new where only the label of the app changes', () => {
  const called = (label: string) => ({ apps: [app({ mfa: { known: false }, label })] });
  const findings = runRules([rule], change(called('AWS'), called('AWS accounts')));
  expect(findings.map(({ isNew }) => isNew)).toEqual([false]);
});
