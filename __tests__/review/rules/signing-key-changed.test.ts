import { signingKeyChanged as rule } from '../../../lib/review/rules/signing-key-changed';
import { app, change, seen } from '../support/builders';

test.each([
  ['the key stays', app({ keyName: '2026' })],
  ['the key is no longer named, so Okta keeps it', app()],
])('stays silent when %s', (_, after) => {
  expect(rule.check(change({ apps: [app({ keyName: '2026' })] }, { apps: [after] }))).toEqual([]);
});

test.each([
  ["Okta's own key", app()],
  ['2025', app({ keyName: '2025' })],
])('reports another key than %s as critical', (before, then) => {
  expect(rule.severity).toBe('critical');
  expect(seen(rule, change({ apps: [then] }, { apps: [app({ keyName: '2026' })] }))).toEqual([
    `AWS Account Federation: ${before} → 2026`,
  ]);
});
