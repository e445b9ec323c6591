import { ACCOUNT, accessOf, federation, type Stack } from '../support/federation';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

function holders(change: (stack: Stack) => void): string[] {
  return accessOf(federation(change)).otherHolders.map(
    ({ kind, name, accountId, policies }) =>
      `${kind} ${name} in ${'known' in accountId ? accountId.known : '?'}: ${policies.map((policy) => policy.name).join(', ')}`,
  );
}

const provider = 'aws.tech';

test.each<[string, string, object, string]>([
  ['a role', 'aws_iam_role_policy_attachment', { role: 'ci', policy_arn: ADMINISTRATOR }, `role ci`],
  ['a user', 'aws_iam_user_policy_attachment', { user: 'ci', policy_arn: ADMINISTRATOR }, `user ci`],
  ['a group', 'aws_iam_group_policy_attachment', { group: 'ci', policy_arn: ADMINISTRATOR }, `group ci`],
  ['a role', 'aws_iam_role_policy_attachments_exclusive', { role_name: 'ci', policy_arns: [ADMINISTRATOR] }, 'role ci'],
  ['a group', 'aws_iam_policy_attachment', { name: 'x', groups: ['ci'], policy_arn: ADMINISTRATOR }, 'group ci'],
])('%s outside of the documents that %s names holds the policy', (_, type, body, holder) => {
  const found = holders(({ resource }) => {
    resource[type] = { ...resource[type], x: { ...body, provider } };
  });
  expect(found).toEqual([`${holder} in ${ACCOUNT}: ${ADMINISTRATOR}`]);
});

test('roles and users of the documents are not outside of them', () => {
  expect(holders(() => undefined)).toEqual([]);
});

test('an inline policy of a group keeps its document, and a managed policy is named by its ARN', () => {
  const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] });
  const { otherHolders } = accessOf(
    federation(({ resource }) => {
      resource['aws_iam_group_policy'] = { g: { name: 'inline', group: 'ci', policy, provider } };
      resource['aws_iam_policy'] = { p: { name: 'deploy', policy, provider } };
    }),
  );
  expect(otherHolders).toMatchObject([
    { kind: 'group', name: 'ci', policies: [{ name: 'inline', document: JSON.parse(policy) as object }] },
    {
      kind: 'policy',
      name: `arn:aws:iam::${ACCOUNT}:policy/deploy`,
      policies: [{ document: JSON.parse(policy) as object }],
    },
  ]);
});
