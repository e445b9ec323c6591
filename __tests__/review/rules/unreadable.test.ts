import { unreadable as rule } from '../../../lib/review/rules/unreadable';
import { change, seen } from '../support/builders';

test('stays silent when everything could be read', () => expect(rule.check(change({}, {}))).toEqual([]));

test('reports what could not, with the reason', () => {
  const unknown = [{ address: 'federation:module.roles', subject: 'module roles', reason: 'modules are not followed' }];
  expect(seen(rule, change({}, { unknown }))).toEqual(['module roles: modules are not followed']);
});
