import { trustUnreadable as rule } from '../../../lib/review/rules/trust-unreadable';
import { change, role, seen } from '../support/builders';

test('stays silent for a trust policy that is in the documents', () => {
  expect(rule.check(change({}, { roles: [role()] }))).toEqual([]);
});

test('reports one that does not, with the reason', () => {
  expect(seen(rule, change({}, { roles: [role({ trust: { unknown: 'made by a module' } })] })).join()).toContain(
    'made by a module',
  );
});
