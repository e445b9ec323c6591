import { roleChangesItself as rule } from '../../../lib/review/rules/role-changes-itself';
import { allow, change, granted, policy, seen } from '../support/builders';

const withDocument = (document: unknown) => change({}, granted({ policies: [policy('deploy', document)] }));
const OWN = 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy';

test.each([
  ['it reads IAM', allow('iam:Get*')],
  ['it changes other roles only', allow('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/app/*')],
  [
    'a denial protects it',
    {
      Statement: [allow('iam:*Role*'), allow('iam:*', OWN, { Effect: 'Deny' })].flatMap(
        (it) => (it as { Statement: object[] }).Statement,
      ),
    },
  ],
])('stays silent when %s', (_, document) => expect(rule.check(withDocument(document))).toEqual([]));

test.each([
  ['attaches a policy to itself', allow('iam:AttachRolePolicy', OWN), 'iam:AttachRolePolicy'],
  ['writes its own policy by a wildcard', allow('iam:Put*Policy', '*'), 'iam:PutRolePolicy'],
  [
    'takes its boundary away',
    allow('iam:DeleteRolePermissionsBoundary', 'arn:aws:iam::*:role/Okta-*'),
    'iam:DeleteRolePermissionsBoundary',
  ],
  ['changes whom it trusts', allow('iam:updateassumerolepolicy', '*'), 'iam:UpdateAssumeRolePolicy'],
])('reports a role that %s', (_, document, action) => {
  expect(seen(rule, withDocument(document)).join()).toContain(action);
});
