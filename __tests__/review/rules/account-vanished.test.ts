import { accountVanished as rule } from '../../../lib/review/rules/account-vanished';
import { ACCOUNT, change, role, samlProvider, seen } from '../support/builders';

const before = { roles: [role()], samlProviders: [samlProvider()] };

test.each([
  ['it stays', before],
  ['it is retired: its provider block is there', { connectedAccounts: [ACCOUNT] }],
])('stays silent when %s', (_, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([{}, { connectedAccounts: ['999999999999'] }])('reports an account of which nothing is left, %j', (after) => {
  expect(seen(rule, change(before, after)).join()).toContain(`${ACCOUNT}: 2 objects before`);
});
