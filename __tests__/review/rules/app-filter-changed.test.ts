import { appFilterChanged as rule } from '../../../lib/review/rules/app-filter-changed';
import { app, change, seen } from '../support/builders';

test('stays silent when it stays', () => expect(rule.check(change({ apps: [app()] }, { apps: [app()] }))).toEqual([]));

test('reports another filter', () => {
  const after = { apps: [app({ appFilter: { known: 'active_directory' } })] };
  expect(seen(rule, change({ apps: [app()] }, after))).toEqual(['AWS Account Federation: okta → active_directory']);
});
