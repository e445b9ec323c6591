import { ownedElsewhere, removedBlocks, together, whyNoState } from '../../lib/import/other-terraform';

const ROLE = 'arn:aws:iam::123456789012:role/Admin';
type Resource = readonly [address: string, type: string, values: object];
const resource = ([address, type, values]: Resource) => ({ address, mode: 'managed', type, name: 'x', values });
const state = (...resources: readonly Resource[]) =>
  ({ format_version: '1.0', values: { root_module: { resources: resources.map(resource) } } }) as never;
const imported = new Set(['app:0oa1', 'group:00g1', 'group:00g2', 'rule:0pr1', `arn:${ROLE}`, 'alias:prod']);

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
  expect(found).toEqual({
    whole: [
      'aws_iam_role_policy_attachment.admin',
      'module.prod.aws_iam_role.admin',
      'okta_app_group_assignment.a',
      'okta_app_saml.aws',
      'okta_group.r',
    ],
    instances: [],
  });
});

test('modules in modules, for_each and count are found wherever they are nested', () => {
  const nested = {
    format_version: '1.0',
    values: {
      root_module: {
        child_modules: [
          {
            address: 'module.org["it\'s"]',
            resources: [resource(['module.org["it\'s"].okta_group.r["Admin"]', 'okta_group', { id: '00g1' }])],
            child_modules: [
              {
                address: 'module.org["it\'s"].module.aws[0]',
                resources: [
                  resource([
                    'module.org["it\'s"].module.aws[0].aws_iam_account_alias.a',
                    'aws_iam_account_alias',
                    { account_alias: 'prod' },
                  ]),
                ],
              },
            ],
          },
        ],
      },
    },
  };
  const found = ownedElsewhere(nested as never, imported);
  expect(found).toEqual({
    whole: ['module.org.module.aws.aws_iam_account_alias.a', 'module.org.okta_group.r'],
    instances: [],
  });
});

test('a block of which only some instances are imported is not forgotten as a whole', () => {
  const found = ownedElsewhere(
    state(
      ['okta_group.r["Admin"]', 'okta_group', { id: '00g1' }],
      ['okta_group.r["it\'s"]', 'okta_group', { id: '00g2' }],
      ['okta_group.r["Other app"]', 'okta_group', { id: '00g9' }],
    ),
    imported,
  );
  expect(found).toEqual({ whole: [], instances: ['okta_group.r["Admin"]', 'okta_group.r["it\'s"]'] });
  const text = removedBlocks(found);
  expect(text).not.toContain('removed {');
  expect(text).toContain(`# terraform state rm 'okta_group.r["Admin"]'`);
  expect(text).toContain(String.raw`# terraform state rm 'okta_group.r["it'\''s"]'`);
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
  expect(found).toEqual({ whole: [], instances: [] });
});

test('the blocks let it forget them and destroy nothing', () => {
  expect(removedBlocks({ whole: ['okta_group.r'], instances: [] })).toBe(
    'removed {\n  from = okta_group.r\n  lifecycle {\n    destroy = false\n  }\n}\n',
  );
  expect(removedBlocks({ whole: [], instances: [] })).toBe('');
});

test('several states are one list', () => {
  const one = { whole: ['okta_group.b', 'okta_group.a'], instances: [] };
  expect(together([one, { whole: ['okta_group.a'], instances: ['okta_group.c[0]'] }])).toEqual({
    whole: ['okta_group.a', 'okta_group.b'],
    instances: ['okta_group.c[0]'],
  });
});

test('a plan shows the state that it starts from', () => {
  const plan = { prior_state: state(['okta_group.r', 'okta_group', { id: '00g1' }]), resource_changes: [] };
  expect(ownedElsewhere(plan as never, imported).whole).toEqual(['okta_group.r']);
  expect(whyNoState(plan as never)).toBeUndefined();
});

test('a document that shows no object is not a state: it would look as if nobody else had anything', () => {
  expect(whyNoState({ version: 4, serial: 3, lineage: 'x', resources: [] })).toContain('is a state file itself');
  expect(whyNoState({ format_version: '1.0' })).toContain('holds no object');
  expect(whyNoState(state(['okta_group.r', 'okta_group', { id: '00g1' }]))).toBeUndefined();
});
