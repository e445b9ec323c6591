import { needsOf } from '../../../sandbox/stacks/needs';
import type { TerraformJson } from '../../../sandbox/stacks/read-stacks';

const stack = (json: TerraformJson) => ({ name: 'federation', directory: '/', json, dependencies: [] });

test('reads accounts, roles to adopt, existing groups and members out of a plan', () => {
  const needs = needsOf([
    stack({
      provider: {
        aws: [
          {
            alias: 'Tech',
            allowed_account_ids: ['123456789012'],
            assume_role: [{ role_arn: 'arn:aws:iam::123456789012:role/Connect' }],
          },
          { alias: 'Audit', allowed_account_ids: ['000000000001'], profile: 'audit' },
        ],
      },
      import: [
        { to: 'aws_iam_role.legacy', id: 'legacy-deployer', provider: 'aws.Tech' },
        { to: 'aws_iam_user.other', id: 'someone', provider: 'aws.Tech' },
      ],
      data: {
        okta_group: { a: { name: 'Auditors' } },
        okta_user: {
          j: { search: [{ name: 'profile.login', value: 'james@mueller-tech.com' }] },
          k: { user_id: 'james@mueller-tech.com' },
        },
      },
    }),
  ]);
  expect(needs).toEqual({
    partition: 'aws',
    accounts: [
      { accountId: '000000000001', profile: 'audit', existingRoles: [] },
      {
        accountId: '123456789012',
        connectionRole: 'arn:aws:iam::123456789012:role/Connect',
        existingRoles: ['legacy-deployer'],
      },
    ],
    existingGroups: ['Auditors'],
    logins: ['james@mueller-tech.com'],
  });
});

test('a plan without accounts needs none', () => {
  expect(needsOf([stack({})])).toEqual({ partition: 'aws', accounts: [], existingGroups: [], logins: [] });
});

test('policies of an account that roles name, and the path of its roles, have to be there', () => {
  const boundary = 'arn:aws:iam::123456789012:policy/ops/boundary';
  const [need] = needsOf([
    stack({
      provider: { aws: [{ alias: 'Tech', allowed_account_ids: ['123456789012'] }] },
      import: [{ to: 'aws_iam_role.legacy', id: 'legacy-deployer', provider: 'aws.Tech' }],
      resource: {
        aws_iam_role: { a: { path: '/okta/', permissions_boundary: boundary }, legacy: {} },
        aws_iam_role_policy_attachments_exclusive: {
          a: {
            policy_arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::123456789012:policy/tools', boundary],
          },
        },
        aws_iam_user_policy_attachment: { a: { policy_arn: '${aws_iam_policy.a.arn}' } },
      },
    }),
  ]).accounts;
  expect(need).toEqual({
    accountId: '123456789012',
    existingRoles: [{ name: 'legacy-deployer', path: '/okta/' }],
    existingPolicies: [boundary, 'arn:aws:iam::123456789012:policy/tools'],
  });
});

test.each([
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
  ['eu-central-1', 'aws'],
])('accounts in %s are in the partition %s', (region, partition) => {
  expect(needsOf([stack({ provider: { aws: [{ region }] } })]).partition).toBe(partition);
});
