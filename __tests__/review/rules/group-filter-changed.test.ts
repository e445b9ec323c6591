import { groupFilterChanged as rule } from '../../../lib/review/rules/group-filter-changed';
import { app, change, FILTER, seen } from '../support/builders';

const before = { apps: [app()] };

test.each([
  ['it stays', before],
  ['the app moves to another address', { apps: [app({ address: 'okta:okta_app_saml.app' })] }],
])('stays silent when %s', (_, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports both filters', () => {
  expect(seen(rule, change(before, { apps: [app({ groupFilter: { known: 'aws.*' } })] })).join()).toContain(
    `${FILTER} → aws.*`,
  );
});

test('reports a filter that cannot be read any more', () => {
  expect(seen(rule, change(before, { apps: [app({ groupFilter: { unknown: 'a variable' } })] })).join()).toContain(
    'unknown (a variable)',
  );
});
