import { appFilterOpen as rule } from '../../../lib/review/rules/app-filter-open';
import { app, change } from '../support/builders';

test('stays silent for Okta-mastered groups', () => expect(rule.check(change({}, { apps: [app()] }))).toEqual([]));

test.each(['', 'active_directory', 'okta.*'])('reports %j', (known) => {
  expect(rule.check(change({}, { apps: [app({ appFilter: { known } })] }))).toHaveLength(1);
});
