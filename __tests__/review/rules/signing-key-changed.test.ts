import { signingKeyChanged as rule } from '../../../lib/review/rules/signing-key-changed';
import { app, change, seen } from '../support/builders';

test('stays silent when the key stays', () => {
  const apps = [app({ keyName: '2026' })];
  expect(rule.check(change({ apps }, { apps }))).toEqual([]);
});

test('reports another key', () => {
  expect(seen(rule, change({ apps: [app()] }, { apps: [app({ keyName: '2026' })] }))).toEqual([
    "AWS Account Federation: Okta's own key → 2026",
  ]);
});
