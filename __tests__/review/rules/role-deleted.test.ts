import { roleDeleted as rule } from '../../../lib/review/rules/role-deleted';
import { change, grant, granted, role, seen } from '../support/builders';

test.each([
  ['nothing changes', { roles: [role()] }, { roles: [role()] }],
  ['its address moves', { roles: [role()] }, { roles: [role({ address: 'account-x:aws_iam_role.other' })] }],
  ['it is forgotten and stays in the account', { roles: [role()] }, { forgotten: [role().address] }],
  ['it comes back under another name', granted(), granted({ name: 'Okta-Mueller-Tech-Ship' })],
  ['it is adopted, which another rule tells', { roles: [role({ adopted: true })] }, {}],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports the role and whose it was', () => {
  expect(seen(rule, change(granted(), {}))).toEqual([
    'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy: was granted to Support',
  ]);
});

test('reports a role that comes back for some of its groups only', () => {
  const [then, now] = [role(), role({ name: 'Okta-Mueller-Tech-Ship' })];
  const groups = ['Support', 'Cloud Admins'].map((managementGroup) => grant({ managementGroup }, then));
  expect(seen(rule, change({ roles: [then], grants: groups }, { roles: [now], grants: [grant({}, now)] }))).toEqual([
    'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy: was granted to Cloud Admins, Support',
  ]);
});
