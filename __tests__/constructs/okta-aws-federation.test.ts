import { applyGroupFilter } from '../../lib/naming/group-filter';
import { fillRoleValuePattern } from '../../lib/naming/role-value-pattern';
import type { OktaAwsFederationProps } from '../../lib/constructs';
import { Library } from '../support/library';
import { only, resources } from '../support/synthesize';

/** The settings as Terraform hands them to Okta. */
const settingsOf = (props: Partial<OktaAwsFederationProps> = {}) => {
  const library = new Library(props);
  library.account().addRole('Admin');
  const text = String(only(library.synth(), 'okta_app_saml')['app_settings_json']);
  return JSON.parse(text.replaceAll('$${', '${')) as Record<string, unknown>;
};

test('while the signing key is rotated the accounts get the metadata that is given, and the app stays', () => {
  const rotationMetadata = `<EntityDescriptor>${'x'.repeat(1000)}$\{y}</EntityDescriptor>`;
  const library = new Library({ app: { rotationMetadata } });
  library.account();
  const json = library.synth();
  expect(only(json, 'okta_app_saml')).toMatchObject({ preconfigured_app: 'amazon_aws' });
  expect(only(json, 'aws_iam_saml_provider')['saml_metadata_document']).toBe(
    rotationMetadata.replace('${y}', () => '$${y}'),
  );
});

test('the app is the catalogue app, active, and all its settings are written out', () => {
  const library = new Library();
  library.account();
  expect(only(library.synth(), 'okta_app_saml')).toMatchObject({
    preconfigured_app: 'amazon_aws',
    label: 'AWS Account Federation',
    status: 'ACTIVE',
  });
  expect(settingsOf()).toEqual({
    appFilter: 'okta',
    awsEnvironmentType: 'aws.amazon',
    groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
    identityProviderArn: 'arn:aws:iam::123456789012:saml-provider/Okta',
    joinAllRoles: true,
    loginURL: 'https://console.aws.amazon.com/',
    roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
    sessionDuration: 3600,
    useGroupMapping: true,
  });
});

test('no setting is null or empty, which Okta would not give back', () => {
  for (const props of [{}, { app: { webSsoClientId: '0oa1' } }, { partition: 'aws-cn' as const }])
    for (const value of Object.values(settingsOf(props))) expect([null, '']).not.toContain(value);
});

test('the placeholders of the role value pattern reach Terraform escaped', () => {
  const library = new Library();
  const text = String(only(library.synth(), 'okta_app_saml')['app_settings_json']);
  expect(text.match(/\$\{/g)).toHaveLength(3);
  expect(text.match(/\$\$\{(accountid|role)\}/g)).toHaveLength(3);
});

test('filter and pattern lead from a role group to the role and provider that are made', () => {
  const library = new Library({ rolePath: '/okta/' });
  const admin = library.account().addRole('Admin');
  const json = library.synth();
  const { groupFilter, roleValuePattern } = JSON.parse(
    String(only(json, 'okta_app_saml')['app_settings_json']).replaceAll('$${', '${'),
  ) as Record<string, string>;
  const match = applyGroupFilter(admin.groupName, groupFilter);
  expect(match).toBeDefined();
  expect(match && fillRoleValuePattern(String(roleValuePattern), match)).toBe(
    `arn:aws:iam::123456789012:saml-provider/Okta,${admin.roleArn}`,
  );
  expect(only(json, 'aws_iam_role')).toMatchObject({ name: 'Okta-Mueller-Tech-Admin', path: '/okta/' });
});

test.each([
  ['aws', ['us-east-1'], undefined],
  ['aws', ['us-east-1', 'eu-central-1'], undefined],
  ['aws', ['eu-central-1', 'us-east-1'], 'https://eu-central-1.signin.aws.amazon.com/saml'],
  ['aws-us-gov', undefined, 'https://signin.amazonaws-us-gov.com/saml'],
  ['aws-us-gov', ['us-gov-east-1'], 'https://us-gov-east-1.signin.amazonaws-us-gov.com/saml'],
  ['aws-cn', undefined, 'https://signin.amazonaws.cn/saml'],
] as const)('in %s with %j Okta posts to %s', (partition, signInRegions, overrideAcsURL) => {
  const settings = settingsOf({ partition, ...(signInRegions ? { signInRegions } : {}) });
  expect(settings['overrideAcsURL']).toBe(overrideAcsURL);
  expect(settings['awsEnvironmentType']).toBe('aws.amazon');
  expect(settings['roleValuePattern']).toContain(`arn:${partition}:iam::`);
});

test('Okta posts to an endpoint that every trust policy accepts', () => {
  for (const signInRegions of [['eu-west-1'], ['us-east-1', 'eu-west-1'], ['eu-west-1', 'us-east-1']]) {
    const library = new Library({ signInRegions });
    library.account().addRole('Admin');
    const json = library.synth();
    const { overrideAcsURL = 'https://signin.aws.amazon.com/saml' } = JSON.parse(
      String(only(json, 'okta_app_saml')['app_settings_json']),
    ) as { overrideAcsURL?: string };
    expect(String(only(json, 'aws_iam_role')['assume_role_policy'])).toContain(`"${overrideAcsURL}"`);
  }
});

test('the app names the provider of the account with the provisioning user, else of the lowest id', () => {
  const arnOf = (provisioning?: string) => {
    const library = new Library();
    for (const [name, id] of [
      ['Second', '222222222222'],
      ['First', '111111111111'],
    ] as const) {
      const account = library.account(name, id);
      if (name === provisioning) account.addProvisioningUser();
    }
    const text = String(only(library.synth(), 'okta_app_saml')['app_settings_json']);
    return (JSON.parse(text) as Record<string, string>)['identityProviderArn'];
  };
  expect(arnOf()).toBe('arn:aws:iam::111111111111:saml-provider/Okta');
  expect(arnOf('Second')).toBe('arn:aws:iam::222222222222:saml-provider/Okta');
});

test('a signing key of our own has a name and years', () => {
  const library = new Library({ app: { signingKey: { name: '2026', yearsValid: 3 } } });
  expect(only(library.synth(), 'okta_app_saml')).toMatchObject({ key_name: '2026', key_years_valid: 3 });
});

test.each([
  ['all', 5],
  ['management-groups', 1],
] as const)('assigns %s, each with a priority, the list in the order of the priorities', (assign, count) => {
  const library = new Library({ app: { assign } });
  const account = library.account();
  for (const role of ['Admin', 'Deploy', 'ReadOnly', 'Support']) account.addRole(role);
  library.managementGroup().grant(...account.roles);
  const { group } = only(library.synth(), 'okta_app_group_assignments') as unknown as {
    group: { id: string; priority: number }[];
  };
  expect(group).toHaveLength(count);
  const priorities = group.map(({ priority }) => priority);
  expect(priorities).toEqual([...new Set(priorities)].sort((a, b) => a - b));
  const roleGroups = group.filter(({ id }) => id.startsWith('${okta_group.Federation_Okta_RoleGroups_'));
  expect(roleGroups).toHaveLength(count - 1);
});

test('an app that somebody else runs leaves nothing to do in Okta', () => {
  const metadata = `<EntityDescriptor>${'x'.repeat(1000)}\${"no template"}</EntityDescriptor>`;
  const library = new Library({ metadata });
  library.account().addRole('Admin');
  const json = library.synth();
  expect(Object.keys(json.resource ?? {}).filter((type) => type.startsWith('okta_'))).toEqual([]);
  expect(only(json, 'aws_iam_saml_provider')['saml_metadata_document']).toBe(metadata.replace('${', () => '$${'));
  expect(resources(json, 'aws_iam_role').has('Okta-Mueller-Tech-Admin')).toBe(true);
});

test.each<[string, Partial<OktaAwsFederationProps>, RegExp]>([
  ['a provider name with a dot', { identityProvider: 'Okta.Prod' }, /identity provider "Okta.Prod"/],
  ['a path without end', { rolePath: '/okta' }, /role path "\/okta"/],
  ['no region', { signInRegions: [] }, /no signInRegions/],
  ['a region of another partition', { signInRegions: ['cn-north-1'] }, /sign-in region "cn-north-1"/],
  ['a label of 101 characters', { app: { label: 'a'.repeat(101) } }, /app label/],
  ['a session of 899 seconds', { app: { sessionSeconds: 899 } }, /sessionSeconds 899/],
  ['a session of 43201 seconds', { app: { sessionSeconds: 43_201 } }, /sessionSeconds 43201/],
  ['a key for one year', { app: { signingKey: { name: 'k', yearsValid: 1 } } }, /yearsValid 1/],
  ['a key for eleven years', { app: { signingKey: { name: 'k', yearsValid: 11 } } }, /yearsValid 11/],
  ['metadata of 999 characters', { metadata: 'x'.repeat(999) }, /metadata of 999 characters/],
])('refuses %s', (_, props, message) => expect(() => new Library(props)).toThrow(message));

test('an app and the metadata of another one exclude each other: it does not compile', () => {
  // @ts-expect-error either "app" or "metadata"
  const both: OktaAwsFederationProps = { identityProvider: 'Okta', app: {}, metadata: 'x'.repeat(1000) };
  expect(Object.keys(both)).toContain('metadata');
});

test.each<[string, Partial<OktaAwsFederationProps>]>([
  ['a label of 100 characters', { app: { label: 'a'.repeat(100) } }],
  ['a session of 900 seconds', { app: { sessionSeconds: 900 } }],
  ['a session of 43200 seconds', { app: { sessionSeconds: 43_200 } }],
  ['metadata of 1000 characters', { metadata: 'x'.repeat(1000) }],
])('takes %s', (_, props) => expect(() => new Library(props)).not.toThrow());

test('all that is wrong between accounts is reported at once', () => {
  const library = new Library();
  library.account('Tech', '111111111111').addProvisioningUser();
  library.account('Audit', '111111111111').addProvisioningUser();
  library.account('Tech', '222222222222');
  expect(() => library.synth()).toThrow(
    /account 111111111111 is there twice(.|\n)*two accounts are named Tech(.|\n)*a provisioning user in Audit and Tech/,
  );
});
