import { ownedElsewhere, removedBlocks } from '../../lib/import/other-terraform';

const ROLE = 'arn:aws:iam::123456789012:role/Admin';
const state = (...resources: readonly (readonly [address: string, type: string, values: object])[]) =>
  ({
    format_version: '1.0',
    values: {
      root_module: {
        resources: resources.map(([address, type, values]) => ({ address, mode: 'managed', type, name: 'x', values })),
      },
    },
  }) as never;
const imported = new Set(['app:0oa1', 'group:00g1', 'rule:0pr1', `arn:${ROLE}`, 'alias:prod']);

test('what another Terraform has of it is found by ids and ARNs, policies of roles included', () => {
  const found = ownedElsewhere(
    state(
      ['okta_app_saml.aws', 'okta_app_saml', { id: '0oa1' }],
      ['okta_app_group_assignment.a', 'okta_app_group_assignment', { app_id: '0oa1' }],
      ['okta_group.other', 'okta_group', { id: '00g9' }],
      ['okta_group.r["Admin"]', 'okta_group', { id: '00g1' }],
      ['module.prod.aws_iam_role.admin[0]', 'aws_iam_role', { arn: ROLE, name: 'Admin' }],
      ['aws_iam_role_policy_attachment.admin', 'aws_iam_role_policy_attachment', { role: 'Admin' }],
      ['aws_iam_role_policy_attachment.dev', 'aws_iam_role_policy_attachment', { role: 'Dev' }],
    ),
    imported,
  );
  expect(found).toEqual([
    'aws_iam_role_policy_attachment.admin',
    'module.prod.aws_iam_role.admin',
    'okta_app_group_assignment.a',
    'okta_app_saml.aws',
    'okta_group.r',
  ]);
});

test('a role of the same name in another account is not taken for it', () => {
  const elsewhere = 'arn:aws:iam::210987654321:role/Admin';
  const found = ownedElsewhere(
    state(
      ['aws_iam_role.dev', 'aws_iam_role', { arn: elsewhere, name: 'Admin' }],
      ['aws_iam_role_policy_attachment.dev', 'aws_iam_role_policy_attachment', { role: 'Admin' }],
    ),
    imported,
  );
  expect(found).toEqual([]);
});

test('the blocks let it forget them and destroy nothing', () => {
  expect(removedBlocks(['okta_group.r'])).toBe(
    'removed {\n  from = okta_group.r\n  lifecycle {\n    destroy = false\n  }\n}\n',
  );
});
