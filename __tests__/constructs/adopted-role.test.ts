import type { AdoptedRoleProps } from '../../lib/constructs';
import { Library } from '../support/library';
import { only, resources, type StackJson } from '../support/synthesize';

const build = (props: AdoptedRoleProps = {}, name = 'legacy-deployer'): StackJson => {
  const library = new Library({ tags: { team: 'platform' }, rolePath: '/okta/' });
  library.account().adoptRole(name, props);
  return library.synth();
};
const dataOf = (json: StackJson) => Object.keys(json.data?.['aws_iam_role'] ?? {})[0] ?? '';

test('nothing but the trust policy of an adopted role is ours', () => {
  const role = only(build(), 'aws_iam_role');
  expect(Object.keys(role).sort()).toEqual(
    ['//', 'assume_role_policy', 'depends_on', 'lifecycle', 'name', 'provider'].sort(),
  );
  expect(role['lifecycle']).toMatchObject({
    prevent_destroy: true,
    ignore_changes: expect.arrayContaining([
      'path',
      'permissions_boundary',
      'tags',
      'tags_all',
      'description',
    ]) as unknown,
  });
});

test('no exclusive resource touches its policies', () => {
  const types = Object.keys(build().resource ?? {});
  expect(types.filter((type) => type.startsWith('aws_iam_role_'))).toEqual([]);
});

test('it is imported by its name, into the account', () => {
  const json = build();
  const [address = ''] = Object.keys(json.resource?.['aws_iam_role'] ?? {});
  expect(json.import).toEqual([
    { to: `aws_iam_role.${address}`, id: 'legacy-deployer', provider: 'aws.a123456789012' },
  ]);
});

test('its present policy is read by name, without waiting for anything', () => {
  expect(Object.values(build().data?.['aws_iam_role'] ?? {})).toEqual([
    { '//': expect.anything() as unknown, name: 'legacy-deployer', provider: 'aws.a123456789012' },
  ]);
});

test('our statement is the last, in place of an older one of ours; every other stays', () => {
  const json = build({ conditions: { StringEquals: { 'SAML:sub': ['${x}'] } } });
  const current = `jsondecode(data.aws_iam_role.${dataOf(json)}.assume_role_policy)`;
  const statement =
    '{"Sid":"OktaAwsFederationOkta","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/Okta"},' +
    '"Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml","SAML:sub":"$${x}"}}}';
  expect(only(json, 'aws_iam_role')['assume_role_policy']).toBe(
    `\${jsonencode(merge(${current}, {Statement = concat([for statement in flatten([${current}.Statement]) : statement ` +
      `if try(statement.Sid, "") != "OktaAwsFederationOkta"], [${statement}])}))}`,
  );
});

test('the plan stops before a role that nobody could be given', () => {
  const json = build();
  const data = `data.aws_iam_role.${dataOf(json)}`;
  const { precondition } = only(json, 'aws_iam_role')['lifecycle'] as { precondition: { condition: string }[] };
  expect(precondition.map(({ condition }) => condition)).toEqual([
    `\${!startswith(${data}.path, "/aws-service-role/")}`,
    `\${!startswith(${data}.path, "/aws-reserved/") && !startswith(${data}.name, "AWSReservedSSO_")}`,
    `\${${data}.path == "/okta/"}`,
  ]);
});

test('it has a role group and can be granted like any other', () => {
  const library = new Library();
  const legacy = library.account().adoptRole('legacy-deployer');
  library.managementGroup().grant(legacy);
  const json = library.synth();
  expect(legacy.roleArn).toBe('arn:aws:iam::123456789012:role/legacy-deployer');
  expect(resources(json, 'okta_group').has('aws#Mueller-Tech#legacy-deployer#123456789012')).toBe(true);
  expect(only(json, 'okta_group_rule')).toMatchObject({ name: 'aws#legacy-deployer#123456789012' });
});

test.each(['AWSReservedSSO_Admin_0123', 'AWSServiceRoleForSupport', 'with.dot', 'with space', ''])(
  'refuses the role %j',
  (name) => expect(() => build({}, name)).toThrow(/adopted role/),
);

test('two orgs that adopt one role have statements of their own', () => {
  const sidOf = (identityProvider: string) => {
    const library = new Library({ identityProvider });
    library.account().adoptRole('legacy');
    return /"Sid":"([^"]+)"/.exec(String(only(library.synth(), 'aws_iam_role')['assume_role_policy']))?.[1];
  };
  const sids = ['Okta', 'Okta-Prod', 'OktaProd', 'Okta_Prod'].map(sidOf);
  expect(new Set(sids).size).toBe(4);
  for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
});
