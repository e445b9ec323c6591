import { appRemoved as rule } from '../../../lib/review/rules/app-removed';
import { app, change, seen } from '../support/builders';

test.each([
  ['it stays', { apps: [app()] }],
  ['it moves', { apps: [app({ address: 'okta:okta_app_saml.app' })] }],
])('stays silent when %s', (_, after) => expect(rule.check(change({ apps: [app()] }, after))).toEqual([]));

test('reports an app that goes', () => expect(rule.check(change({ apps: [app()] }, {}))).toHaveLength(1));

test('reports an app that is switched off', () => {
  expect(seen(rule, change({ apps: [app()] }, { apps: [app({ status: 'INACTIVE' })] }))).toEqual([
    'AWS Account Federation: ACTIVE → INACTIVE',
  ]);
});
