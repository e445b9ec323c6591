import { childElements, textAt } from '../../../../sandbox/aws/query/xml';
import { client, keysIn, managementClient, type Client } from '../support/iam';
import { identityProvider } from '../support/identity-provider';
import { createRole, FIRST, localAccounts, outcome, SECOND, type LocalAccounts } from '../support/local-accounts';

let accounts: LocalAccounts;
let iam: Client;
beforeAll(async () => {
  accounts = await localAccounts(['legacy-deployer']);
  ({ iam } = accounts);
});
afterAll(() => accounts.aws.stop());

describe('tags of SAML providers', () => {
  const SAMLProviderArn = `arn:aws:iam::${FIRST}:saml-provider/Okta`;
  const tagsIn = (root: Element, result: string) => {
    const list = childElements(root, result).flatMap((element) => childElements(element, 'Tags'))[0];
    return (list ? childElements(list) : []).map((tag) => `${textAt(tag, 'Key') ?? ''}=${textAt(tag, 'Value') ?? ''}`);
  };
  const listed = async () =>
    tagsIn((await iam('ListSAMLProviderTags', { SAMLProviderArn })).root, 'ListSAMLProviderTagsResult');
  const got = async () => tagsIn((await iam('GetSAMLProvider', { SAMLProviderArn })).root, 'GetSAMLProviderResult');

  test('are kept when they are made, added, changed and taken away, and are gone with the provider', async () => {
    const { metadata } = await identityProvider();
    const first = { 'Tags.member.1.Key': 'managed-by', 'Tags.member.1.Value': 'a + b' };
    const make = (tags: Record<string, string>) =>
      iam('CreateSAMLProvider', { Name: 'Okta', SAMLMetadataDocument: metadata, ...tags });
    await make(first);
    expect([await listed(), await got()]).toEqual([['managed-by=a + b'], ['managed-by=a + b']]);
    const more = {
      'Tags.member.1.Key': 'team',
      'Tags.member.1.Value': 'platform',
      'Tags.member.2.Key': 'managed-by',
      'Tags.member.2.Value': 'c',
    };
    await iam('TagSAMLProvider', { SAMLProviderArn, ...more });
    expect(await got()).toEqual(['managed-by=c', 'team=platform']);
    await iam('UntagSAMLProvider', { SAMLProviderArn, 'TagKeys.member.1': 'managed-by' });
    expect(await listed()).toEqual(['team=platform']);
    await iam('DeleteSAMLProvider', { SAMLProviderArn });
    await make({});
    expect(await got()).toEqual([]);
  });

  test('come with the provider’s id, which newer clients read', async () => {
    const { root } = await iam('GetSAMLProvider', { SAMLProviderArn });
    expect(textAt(root, 'GetSAMLProviderResult', 'SAMLProviderUUID')).toMatch(/^[0-9A-F]{32}$/);
    expect(textAt(root, 'GetSAMLProviderResult', 'SAMLMetadataDocument')).toContain('EntityDescriptor');
  });
});

describe('UpdateRole', () => {
  const RoleName = 'Okta-Mueller-Tech-Admin';
  const read = async () => {
    const { root } = await iam('GetRole', { RoleName });
    return ['Description', 'MaxSessionDuration'].map((name) => textAt(root, 'GetRoleResult', 'Role', name));
  };

  test('keeps what it does not name', async () => {
    await createRole(iam, RoleName, { Description: 'Full control & more', MaxSessionDuration: '7200' });
    await iam('UpdateRole', { RoleName, MaxSessionDuration: '14400' });
    expect(await read()).toEqual(['Full control & more', '14400']);
    await iam('UpdateRole', { RoleName, Description: 'Everything' });
    expect(await read()).toEqual(['Everything', '14400']);
  });

  test('keeps a description that another call sets at the same time, as Terraform does', async () => {
    await Promise.all([
      iam('UpdateRoleDescription', { RoleName, Description: 'Both at once' }),
      iam('UpdateRole', { RoleName, MaxSessionDuration: '3600' }),
    ]);
    expect(await read()).toEqual(['Both at once', '3600']);
  });

  test('of a role that is not there is refused', async () => {
    expect(outcome(await iam('UpdateRole', { RoleName: 'Nobody', Description: 'x' }))).toBe('404 NoSuchEntity');
  });
});

describe('policies that moto refuses and AWS takes', () => {
  const trust = {
    Version: '2008-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${FIRST}:root` },
      Action: 'sts:AssumeRole',
      Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 }, Bool: { 'aws:MultiFactorAuthPresent': true } },
    },
  };

  test('an old trust policy with numbers that are not quoted comes back as it was set', async () => {
    const text = JSON.stringify(trust);
    const RoleName = 'legacy-deployer';
    expect(outcome(await iam('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: text }))).toBe('ok');
    const { root } = await iam('GetRole', { RoleName });
    expect(decodeURIComponent(textAt(root, 'GetRoleResult', 'Role', 'AssumeRolePolicyDocument') ?? '')).toBe(text);
  });

  test('a permission policy may have numbers, too', async () => {
    const Statement = {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: '*',
      Condition: { NumericLessThan: { 's3:max-keys': 10 } },
    };
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });
    const parameters = { RoleName: 'legacy-deployer', PolicyName: 'numbers', PolicyDocument };
    expect(outcome(await iam('PutRolePolicy', parameters))).toBe('ok');
  });

  test('a permission policy that is none is still refused', async () => {
    const parameters = {
      RoleName: 'legacy-deployer',
      PolicyName: 'broken',
      PolicyDocument: '{"Version":"2012-10-17"}',
    };
    expect(outcome(await iam('PutRolePolicy', parameters))).toBe('400 MalformedPolicyDocument');
  });
});

test('a user has no service-specific credentials, and one that is not there can’t be asked', async () => {
  await iam('CreateUser', { UserName: 'okta-provisioning' });
  expect(outcome(await iam('ListServiceSpecificCredentials', { UserName: 'okta-provisioning' }))).toBe('ok');
  expect(outcome(await iam('ListServiceSpecificCredentials', { UserName: 'nobody' }))).toBe('404 NoSuchEntity');
});

describe('AssumeRole', () => {
  const assume = (from: Client, arn: string, settings: Record<string, string> = {}) =>
    from('AssumeRole', { RoleArn: arn, RoleSessionName: 'federation', ...settings }, 'sts');
  const role = (name: string, account: string = FIRST) => `arn:aws:iam::${account}:role/${name}`;

  test('leads into the account of the role', async () => {
    const { root } = await assume(managementClient(accounts.aws), role('OrganizationAccountAccessRole', SECOND));
    const identity = await client(accounts.aws.url, keysIn(root, 'AssumeRoleResult'))('GetCallerIdentity', {}, 'sts');
    const arn = `arn:aws:sts::${SECOND}:assumed-role/OrganizationAccountAccessRole/federation`;
    expect(textAt(identity.root, 'GetCallerIdentityResult', 'Arn')).toBe(arn);
  });

  test.each([
    ['a role that is not there', role('Nobody')],
    ['a role that trusts somebody else', role('legacy-deployer')],
    ['a role under another path', role('x/OrganizationAccountAccessRole')],
  ])('of %s is refused', async (_, arn) => {
    const reply = await assume(managementClient(accounts.aws), arn);
    expect(outcome(reply)).toBe('403 AccessDenied');
    expect(reply.message).toContain(`is not authorized to perform: sts:AssumeRole on resource: ${arn}`);
  });

  test('asks for the external id that the role wants', async () => {
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::999999999999:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'okta' } },
    };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await createRole(iam, 'External', { AssumeRolePolicyDocument });
    const from = managementClient(accounts.aws);
    expect([
      outcome(await assume(from, role('External'))),
      outcome(await assume(from, role('External'), { ExternalId: 'other' })),
      outcome(await assume(from, role('External'), { ExternalId: 'okta' })),
    ]).toEqual(['403 AccessDenied', '403 AccessDenied', 'ok']);
  });

  test('for longer than the role allows is refused', async () => {
    const reply = await assume(managementClient(accounts.aws), role('OrganizationAccountAccessRole'), {
      DurationSeconds: '7200',
    });
    expect(outcome(reply)).toBe('400 ValidationError');
  });
});

describe('access keys', () => {
  const UserName = 'okta-keys';
  const who = (keys: { accessKeyId: string; secretAccessKey: string }) =>
    client(accounts.aws.url, keys)('GetCallerIdentity', {}, 'sts');

  test('speak for their user while they are active, and for nobody afterwards', async () => {
    await iam('CreateUser', { UserName });
    const { root } = await iam('CreateAccessKey', { UserName });
    const key = (name: string) => textAt(root, 'CreateAccessKeyResult', 'AccessKey', name) ?? '';
    const keys = { accessKeyId: key('AccessKeyId'), secretAccessKey: key('SecretAccessKey') };
    expect(textAt((await who(keys)).root, 'GetCallerIdentityResult', 'Arn')).toBe(
      `arn:aws:iam::${FIRST}:user/${UserName}`,
    );
    await iam('UpdateAccessKey', { UserName, AccessKeyId: keys.accessKeyId, Status: 'Inactive' });
    expect(outcome(await who(keys))).toBe('403 InvalidClientTokenId');
    await iam('UpdateAccessKey', { UserName, AccessKeyId: keys.accessKeyId, Status: 'Active' });
    expect(outcome(await who(keys))).toBe('ok');
    await iam('DeleteAccessKey', { UserName, AccessKeyId: keys.accessKeyId });
    expect(outcome(await who(keys))).toBe('403 InvalidClientTokenId');
  });

  test('that nobody made here are refused', async () => {
    expect(outcome(await who({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }))).toBe(
      '403 InvalidClientTokenId',
    );
  });
});
