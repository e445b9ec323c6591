import { iamUserChanged as rule } from '../../../lib/review/rules/iam-user-changed';
import { allow, change, policy, seen, user } from '../support/builders';

const one = { users: [user()] };

test.each([
  ['nothing changes', one],
  [
    'only keys change, which another rule tells',
    { users: [user({ accessKeys: [{ address: 'k', status: 'Active', pgp: true }] })] },
  ],
])('stays silent when %s', (_, after) => expect(rule.check(change(one, after))).toEqual([]));

test.each([
  ['added', change({}, one)],
  ['removed', change(one, {})],
  ['other policies', change(one, { users: [user({ policies: [policy('okta', allow('iam:ListRoles'))] })] })],
])('reports %s', (evidence, given) => expect(seen(rule, given)).toEqual([`okta-provisioning: ${evidence}`]));
