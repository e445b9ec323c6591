import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AwsAccount, RoleGroup } from '../../lib/constructs';
import { Library } from '../support/library';
import { only } from '../support/synthesize';

test('an account has the SAML provider that trusts the app', () => {
  const library = new Library({ tags: { team: 'platform' } });
  library.account();
  const json = library.synth();
  const [app = ''] = Object.keys(json.resource?.['okta_app_saml'] ?? {});
  expect(only(json, 'aws_iam_saml_provider')).toMatchObject({
    name: 'Okta',
    saml_metadata_document: `\${okta_app_saml.${app}.metadata}`,
    tags: { team: 'platform' },
    provider: 'aws.a123456789012',
  });
});

test('its alias is managed where one is given', () => {
  const library = new Library();
  library.account('Mueller-Tech', '123456789012', { alias: 'mueller-tech' });
  library.account('Audit', '111111111111');
  expect(only(library.synth(), 'aws_iam_account_alias')).toMatchObject({
    account_alias: 'mueller-tech',
    provider: 'aws.a123456789012',
  });
});

test.each(['Mueller', 'a', 'ab', 'a--b', '-ab', '123456789012'])('refuses the alias %s', (alias) => {
  expect(() => new Library().account('Tech', '123456789012', { alias })).toThrow(/account alias/);
});

test.each(['12345678901', '1234567890123', '12345678901a', ''])('refuses the account id %j', (id) => {
  expect(() => new Library().account('Tech', id)).toThrow(/account id/);
});

test.each(['Mueller Tech', 'Mueller#Tech', 'R&D', ''])('refuses the account name %j', (name) => {
  expect(() => new Library().account(name)).toThrow(/account name/);
});

test('a role name that differs by case only is refused, also for adopted roles', () => {
  const account = new Library().account();
  account.addRole('Admin');
  expect(() => account.adoptRole('okta-mueller-tech-admin')).toThrow(
    /Okta-Mueller-Tech-Admin and okta-mueller-tech-admin have one name in IAM/,
  );
});

test.each([undefined, [], ['999999999999'], ['123456789012', '999999999999']])(
  'a provider that allows the accounts %j is refused: a plan could land in another one',
  (allowedAccountIds) => {
    const library = new Library();
    const { stack, federation } = library;
    const provider = new AwsProvider(stack, 'Aws', { alias: 'x', ...(allowedAccountIds ? { allowedAccountIds } : {}) });
    new AwsAccount(stack, 'Account-Tech', { federation, id: '123456789012', name: 'Tech', provider });
    expect(() => library.synth()).toThrow(/needs allowedAccountIds: \["123456789012"\]/);
  },
);

test('a role that is made without addRole is held to the same rules', () => {
  const library = new Library();
  const account = library.account();
  new RoleGroup(library.stack, 'First', { account, role: 'Admin' });
  expect(account.roles.map(({ role }) => role)).toEqual(['Admin']);
  expect(() => new RoleGroup(library.stack, 'Second', { account, role: 'ADMIN' })).toThrow(
    /library\/Second: roles Okta-Mueller-Tech-Admin and Okta-Mueller-Tech-ADMIN have one name in IAM/,
  );
  expect(() => account.addRole('Admin')).toThrow(/have one name in IAM/);
  const retired = library.account('Gone', '222222222222', { retired: true });
  expect(() => new RoleGroup(library.stack, 'Third', { account: retired, role: 'Admin' })).toThrow(
    /role Okta-Gone-Admin in a retired account/,
  );
});

test('a role that is added twice is refused by its name', () => {
  const account = new Library().account();
  account.addRole('Admin');
  expect(() => account.addRole('Admin')).toThrow(/the role Admin is added twice/);
});

describe('a retired account', () => {
  test('keeps its provider block and nothing else', () => {
    const library = new Library();
    library.account('Tech', '123456789012', { retired: true, alias: 'tech' });
    const json = library.synth();
    expect(Object.keys(json.resource ?? {}).filter((type) => type.startsWith('aws_'))).toEqual([]);
    expect(json.provider?.['aws']).toHaveLength(1);
  });

  test('may forget roles, and gets no new ones', () => {
    const account = new Library().account('Tech', '123456789012', { retired: true });
    expect(() => account.addRole('Admin')).toThrow(/role Okta-Tech-Admin in a retired account/);
    expect(() => account.adoptRole('gone')).toThrow(/adopted role gone in a retired account/);
    expect(() => account.addProvisioningUser()).toThrow(/provisioning user okta-provisioning in a retired account/);
    expect(() => account.forgetRole('legacy')).not.toThrow();
  });

  test('is not the one whose provider the app names', () => {
    const library = new Library();
    library.account('Gone', '111111111111', { retired: true });
    library.account('Here', '222222222222');
    expect(String(only(library.synth(), 'okta_app_saml')['app_settings_json'])).toContain(
      'arn:aws:iam::222222222222:saml-provider/Okta',
    );
  });
});

test('the list of its roles is a copy, in the order of their names', () => {
  const account = new Library().account();
  for (const role of ['ReadOnly', 'Admin']) account.addRole(role);
  account.roles.pop();
  expect(account.roles.map(({ role }) => role)).toEqual(['Admin', 'ReadOnly']);
});
