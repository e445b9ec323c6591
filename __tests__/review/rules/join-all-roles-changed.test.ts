import { joinAllRolesChanged as rule } from '../../../lib/review/rules/join-all-roles-changed';
import { app, change, seen } from '../support/builders';

test('stays silent when it stays', () => expect(rule.check(change({ apps: [app()] }, { apps: [app()] }))).toEqual([]));

test('reports that it is switched', () => {
  const after = { apps: [app({ joinAllRoles: { known: false } })] };
  expect(seen(rule, change({ apps: [app()] }, after))).toEqual(['AWS Account Federation: true → false']);
});
