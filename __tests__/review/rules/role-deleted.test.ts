import { roleDeleted as rule } from '../../../lib/review/rules/role-deleted';
import { change, granted, role, seen } from '../support/builders';

test.each([
  ['nothing changes', { roles: [role()] }, { roles: [role()] }],
  ['its address moves', { roles: [role()] }, { roles: [role({ address: 'account-x:aws_iam_role.other' })] }],
  ['it is forgotten and stays in the account', { roles: [role()] }, { forgotten: [role().address] }],
  ['it is adopted, which another rule tells', { roles: [role({ adopted: true })] }, {}],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports the role and whose it was', () => {
  expect(seen(rule, change(granted(), {}))).toEqual([
    'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy: was granted to Support',
  ]);
});
