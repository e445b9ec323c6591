import { runRules } from '../../../lib/review/run-rules';
import { appFilterOpen as rule } from '../../../lib/review/rules/app-filter-open';
import { app, change } from '../support/builders';

test('stays silent for Okta-mastered groups', () => expect(rule.check(change({}, { apps: [app()] }))).toEqual([]));

test.each(['', 'active_directory', 'okta.*'])('reports %j', (known) => {
  expect(rule.check(change({}, { apps: [app({ appFilter: { known } })] }))).toHaveLength(1);
});

test('is not new where only the label of the app changes', () => {
  const called = (label: string) => ({ apps: [app({ appFilter: { known: '' }, label })] });
  const findings = runRules([rule], change(called('AWS'), called('AWS accounts')));
  expect(findings.map(({ isNew }) => isNew)).toEqual([false]);
});
