import { Token } from 'cdktf';
import { InlinePolicy, ManagedPolicy, type RoleProps } from '../../lib/constructs';
import { Library } from '../support/library';
import { only, resources, type StackJson } from '../support/synthesize';

const build = (props: RoleProps = {}, role = 'Admin'): StackJson => {
  const library = new Library({ tags: { team: 'platform', env: 'all' } });
  library.account().addRole(role, props);
  return library.synth();
};
const trustOf = (json: StackJson) =>
  JSON.parse(String(only(json, 'aws_iam_role')['assume_role_policy']).replaceAll('$${', '${')) as {
    Statement: unknown[];
  };

test('a role trusts the provider of its own account, at the sign-in endpoint, and nobody else', () => {
  expect(trustOf(build())).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OktaAwsFederationOkta',
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::123456789012:saml-provider/Okta' },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  });
});

test('the trust policy is a literal, and the role waits for the provider all the same', () => {
  const json = build();
  const [provider = ''] = Object.keys(json.resource?.['aws_iam_saml_provider'] ?? {});
  expect(only(json, 'aws_iam_role')['assume_role_policy']).not.toContain('${');
  expect(only(json, 'aws_iam_role')['depends_on']).toEqual([`aws_iam_saml_provider.${provider}`]);
});

test('further conditions are added to the audience and never replace it', () => {
  const conditions = {
    IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.7/32'] },
    StringEquals: { 'SAML:sub': ['${aws:username}'] },
  };
  expect(trustOf(build({ conditions })).Statement).toMatchObject([
    {
      Condition: {
        IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.7/32'] },
        StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml', 'SAML:sub': '${aws:username}' },
      },
    },
  ]);
});

test.each(['SAML:aud', 'saml:AUD'])('a condition on %s is refused, whatever its operator', (key) => {
  for (const operator of ['StringEquals', 'StringLike', 'ForAnyValue:StringLike'])
    expect(() => build({ conditions: { [operator]: { [key]: ['*'] } } })).toThrow(/is set by the sign-in regions/);
});

test('the role has its policies exclusively: what is attached by hand goes', () => {
  const json = build({
    policies: [
      ManagedPolicy.aws('ReadOnlyAccess'),
      InlinePolicy.of('deploy', { Statement: [] }),
      ManagedPolicy.aws('AdministratorAccess'),
    ],
  });
  const [role = ''] = Object.keys(json.resource?.['aws_iam_role'] ?? {});
  expect(only(json, 'aws_iam_role')).toMatchObject({ force_detach_policies: true });
  expect(only(json, 'aws_iam_role_policy_attachments_exclusive')).toMatchObject({
    role_name: `\${aws_iam_role.${role}.name}`,
    policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  });
  const [inline = ''] = Object.keys(json.resource?.['aws_iam_role_policy'] ?? {});
  expect(only(json, 'aws_iam_role_policies_exclusive')).toMatchObject({
    policy_names: ['deploy'],
    depends_on: [`aws_iam_role_policy.${inline}`],
  });
});

test('a role without policies still has none exclusively', () => {
  const json = build();
  expect(only(json, 'aws_iam_role_policy_attachments_exclusive')['policy_arns']).toEqual([]);
  expect(only(json, 'aws_iam_role_policies_exclusive')['policy_names']).toEqual([]);
});

test("policy variables of a document are IAM's and not Terraform's", () => {
  const json = build({ policies: [InlinePolicy.of('home', '{"Resource": "arn:aws:s3:::home/${aws:username}"}')] });
  expect(only(json, 'aws_iam_role_policy')['policy']).toBe('{"Resource":"arn:aws:s3:::home/$${aws:username}"}');
});

test('everything that is given is in the role', () => {
  const json = build({
    description: 'Full control of ${everything}',
    maxSessionSeconds: 14_400,
    permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
    tags: { env: 'production' },
  });
  expect(only(json, 'aws_iam_role')).toMatchObject({
    name: 'Okta-Mueller-Tech-Admin',
    path: '/',
    description: 'Full control of $${everything}',
    max_session_duration: 14_400,
    permissions_boundary: 'arn:aws:iam::123456789012:policy/boundary',
    tags: { team: 'platform', env: 'production' },
  });
});

test('its role group says what it is for, and goes after what refers to it', () => {
  const json = build({ description: 'Full control' });
  expect(only(json, 'okta_group')).toMatchObject({
    name: 'aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012',
    description:
      'Members may assume Okta-Mueller-Tech-Admin in the AWS account Mueller-Tech (123456789012). Full control. Filled by group rules: add people to a management group instead.',
    lifecycle: { create_before_destroy: true },
  });
});

test('the longest description still fits into the group', () => {
  const json = build({ description: 'x'.repeat(1000) });
  expect(String(only(json, 'okta_group')['description'])).toHaveLength(1024);
});

test('findings that are accepted are noted at the role, its group and its rule, each once', () => {
  const library = new Library({ accept: [{ rule: 'no-mfa', reason: 'the org demands it' }] });
  const account = library.account('Tech', '123456789012', { accept: [{ rule: 'long-session', reason: 'builds' }] });
  const accept = [
    { rule: 'administrator-grant', reason: 'break glass' },
    { rule: 'long-session', reason: 'builds' },
  ];
  library.managementGroup().grant(account.addRole('Admin', { accept }));
  const json = library.synth();
  const group = resources(json, 'okta_group').get('aws#Tech#Okta-Tech-Admin#123456789012');
  for (const block of [only(json, 'aws_iam_role'), only(json, 'okta_group_rule'), group])
    expect(block?.['//']).toMatchObject({
      federation: {
        accept: [
          { reason: 'break glass', rule: 'administrator-grant' },
          { reason: 'builds', rule: 'long-session' },
          { reason: 'the org demands it', rule: 'no-mfa' },
        ],
      },
    });
});

test.each<[string, RoleProps, RegExp]>([
  ['a session of 3599 seconds', { maxSessionSeconds: 3599 }, /maxSessionSeconds 3599/],
  ['a session of 43201 seconds', { maxSessionSeconds: 43_201 }, /maxSessionSeconds 43201/],
  ['a description of 1001 characters', { description: 'x'.repeat(1001) }, /description/],
  ['a description in Greek', { description: 'Ελλάδα' }, /description/],
  [
    '26 managed policies',
    { policies: Array.from({ length: 26 }, (_, i) => ManagedPolicy.aws(`Policy${i}`)) },
    /26 managed policies/,
  ],
  [
    'two inline policies of one name',
    { policies: [InlinePolicy.of('a', {}), InlinePolicy.of('a', {})] },
    /of one name/,
  ],
  [
    'inline policies of more than 10,240 characters',
    { policies: [InlinePolicy.of('a', { Statement: 'x'.repeat(10_240) })] },
    /inline policies of 10256 characters/,
  ],
  [
    'a trust policy of more than 8,192 characters',
    { conditions: { StringEquals: { 'SAML:sub': ['x'.repeat(8192)] } } },
    /trust policy of 8479 characters/,
  ],
])('refuses %s', (_, props, message) => expect(() => build(props)).toThrow(message));

test.each(['Read.Only', 'Read Only', '', 'Admin\n', 'R'.repeat(60)])('refuses the role %j', (role) => {
  expect(() => build({}, role)).toThrow(/role/);
});

test('a token is not measured', () => {
  const seconds = Token.asNumber({ resolve: () => 60, creationStack: [], toString: () => '' });
  expect(() => build({ maxSessionSeconds: seconds })).not.toThrow();
});

test('a message says where and what to do', () => {
  expect(() => build({ maxSessionSeconds: 60 })).toThrow(
    'library/Account-Mueller-Tech-123456789012/Role-Admin: maxSessionSeconds 60 (IAM allows 3600–43200)',
  );
});

test('a token for a list of condition values is refused, with the construct and what to do', () => {
  const conditions = { IpAddress: { 'aws:SourceIp': Token.asList({ resolve: () => ['192.0.2.0/24'] }) } };
  const message =
    /library\/Account-[^ ]+: conditions\.IpAddress\."aws:SourceIp" is a token for a list \(list the values one by one/;
  expect(() => new Library().account().addRole('Admin', { conditions })).toThrow(message);
  expect(() => new Library().account().adoptRole('legacy', { conditions })).toThrow(message);
});

test('a role is found again after a change of its name, in HCL as well', () => {
  const library = new Library();
  library.account().addRole('Admin');
  expect(String((library.stack.toHclTerraform() as { hcl: unknown }).hcl)).toMatch(
    /moved \{\s+from = aws_iam_role\.Account\S+RoleName-Okta-Mueller-Tech-Admin_Role_\w+\s+to = aws_iam_role\.Account\S+_Role-Admin_Role_\w+\s+\}/,
  );
});

test('while its name changes, the construct of a role makes two', () => {
  const json = build({ change: { formerly: 'Boss' } });
  expect([...resources(json, 'aws_iam_role').keys()].sort()).toEqual([
    'Okta-Mueller-Tech-Admin',
    'Okta-Mueller-Tech-Boss',
  ]);
});
