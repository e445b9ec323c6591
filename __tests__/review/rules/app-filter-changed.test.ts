import { appFilterChanged as rule } from '../../../lib/review/rules/app-filter-changed';
import { app, change, seen } from '../support/builders';

test('stays silent when it stays', () => expect(rule.check(change({ apps: [app()] }, { apps: [app()] }))).toEqual([]));

test.each([null, '', undefined])('reports a filter that is no longer written (%j)', (appFilter) => {
  const settings = { known: { ...(appFilter === undefined ? {} : { appFilter }), sessionDuration: 3600 } };
  const after = { apps: [app({ appFilter: { known: 'okta' }, settings })] };
  expect(seen(rule, change({ apps: [app()] }, after))).toEqual(['AWS Account Federation: okta → (not set)']);
  expect(rule.check(change(after, after))).toEqual([]);
});

test('reports another filter', () => {
  const settings = { known: { appFilter: 'active_directory' } };
  const after = { apps: [app({ appFilter: { known: 'active_directory' }, settings })] };
  expect(seen(rule, change({ apps: [app()] }, after))).toEqual(['AWS Account Federation: okta → active_directory']);
});
