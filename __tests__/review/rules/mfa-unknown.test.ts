import { mfaUnknown as rule } from '../../../lib/review/rules/mfa-unknown';
import { runRules } from '../../../lib/review/run-rules';
import { app, change, seen } from '../support/builders';

test.each([true, false])('stays silent for a known %s', (known) => {
  expect(rule.check(change({}, { apps: [app({ mfa: { known } })] }))).toEqual([]);
});

test('reports that it cannot be seen, and why', () => {
  expect(seen(rule, change({}, { apps: [app({ mfa: { unknown: 'decided elsewhere' } })] })).join()).toContain(
    'decided elsewhere',
  );
});

test('is not new where only the label of the app changes', () => {
  const called = (label: string) => ({ apps: [app({ mfa: { unknown: 'x' }, label })] });
  const findings = runRules([rule], change(called('AWS'), called('AWS accounts')));
  expect(findings.map(({ isNew }) => isNew)).toEqual([false]);
});
