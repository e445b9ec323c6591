import { identityProvider, type TestIdentityProvider } from '../support/identity-provider';
import { unsigned, type Client } from '../support/iam';
import { createRole, FIRST, localAccounts, outcome, TRUST, type LocalAccounts } from '../support/local-accounts';

let accounts: LocalAccounts;
let iam: Client;
let idp: TestIdentityProvider;
beforeAll(async () => {
  accounts = await localAccounts([
    { name: 'AWSServiceRoleForSupport', path: '/aws-service-role/support.amazonaws.com/' },
    { name: 'AWSReservedSSO_Admin_0123456789abcdef', path: '/aws-reserved/sso.amazonaws.com/' },
  ]);
  ({ iam } = accounts);
  idp = await identityProvider();
});
afterAll(() => accounts.aws.stop());

const provider = (name: string) => `arn:aws:iam::${FIRST}:saml-provider/${name}`;
const createProvider = (Name: string, SAMLMetadataDocument = idp.metadata) =>
  iam('CreateSAMLProvider', { Name, SAMLMetadataDocument });

describe('saml-provider-name', () => {
  test('a second provider of one name is refused, and the first one stays', async () => {
    expect(outcome(await createProvider('Twice'))).toBe('ok');
    const other = await identityProvider('http://www.okta.com/exkother');
    expect(outcome(await createProvider('Twice', other.metadata))).toBe('409 EntityAlreadyExists');
    const { root } = await iam('GetSAMLProvider', { SAMLProviderArn: provider('Twice') });
    expect(root.textContent).toContain(idp.entityId);
  });

  test('another account may have the name', async () => {
    const parameters = { Name: 'Shared', SAMLMetadataDocument: idp.metadata };
    expect([
      outcome(await iam('CreateSAMLProvider', parameters)),
      outcome(await accounts.other('CreateSAMLProvider', parameters)),
    ]).toEqual(['ok', 'ok']);
  });

  test.each(['', 'Okta Prod', 'Okta+Dev', 'O'.repeat(129)])('the name %j is refused', async (name) => {
    expect(outcome(await createProvider(name))).toBe('400 ValidationError');
  });

  test('an account has at most 100', async () => {
    const list = async () => (await accounts.other('ListSAMLProviders')).root.getElementsByTagName('Arn').length;
    for (let n = await list(); n < 100; n++)
      await accounts.other('CreateSAMLProvider', { Name: `Okta-${n}`, SAMLMetadataDocument: idp.metadata });
    expect(await list()).toBe(100);
    const reply = await accounts.other('CreateSAMLProvider', { Name: 'Okta-101', SAMLMetadataDocument: idp.metadata });
    expect(reply).toMatchObject({
      status: 409,
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for SAMLProvidersPerAccount: 100',
    });
  });
});

describe('saml-provider-exists', () => {
  test.each([
    ['DeleteSAMLProvider', {}],
    ['TagSAMLProvider', { 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': 'b' }],
    ['UntagSAMLProvider', { 'TagKeys.member.1': 'a' }],
    ['ListSAMLProviderTags', {}],
    ['UpdateSAMLProvider', { SAMLMetadataDocument: 'x' }],
  ])('%s of a provider that is not there is refused', async (action, parameters) => {
    expect(outcome(await iam(action, { SAMLProviderArn: provider('Nobody'), ...parameters }))).toBe('404 NoSuchEntity');
  });

  test('a provider that was deleted is gone', async () => {
    await createProvider('Leaving');
    expect(outcome(await iam('DeleteSAMLProvider', { SAMLProviderArn: provider('Leaving') }))).toBe('ok');
    expect(outcome(await iam('DeleteSAMLProvider', { SAMLProviderArn: provider('Leaving') }))).toBe('404 NoSuchEntity');
  });
});

describe('saml-metadata', () => {
  const padded = (text: string) => text + ' '.repeat(1_000);

  test.each([
    ['fewer than 1,000 characters', () => '<a/>', '400 ValidationError'],
    ['no XML', () => padded('hello'), '400 InvalidInput'],
    ['XML without a key', () => padded('<EntityDescriptor entityID="a"/>'), '400 InvalidInput'],
    ['a byte order mark', () => `\ufeff${idp.metadata}`, '400 InvalidInput'],
  ])('%s is refused when a provider is made and when it is changed', async (_, metadata, refusal) => {
    expect(outcome(await createProvider('Metadata', metadata()))).toBe(refusal);
    await createProvider('Existing');
    const update = { SAMLProviderArn: provider('Existing'), SAMLMetadataDocument: metadata() };
    expect(outcome(await iam('UpdateSAMLProvider', update))).toBe(refusal);
  });
});

describe('role-name', () => {
  test('no two roles of an account have one name, whatever its case', async () => {
    expect(outcome(await createRole(iam, 'Okta-Case'))).toBe('ok');
    expect(await createRole(iam, 'okta-CASE')).toMatchObject({
      status: 409,
      code: 'EntityAlreadyExists',
      message: 'Role with name okta-CASE already exists.',
    });
    expect(outcome(await createRole(accounts.other, 'okta-CASE'))).toBe('ok');
  });

  test.each(['Okta Admin', 'Okta/Admin', 'Ökta', 'R'.repeat(65)])('the name %j is refused', async (name) => {
    expect(outcome(await createRole(iam, name))).toBe('400 ValidationError');
  });

  test.each(['R'.repeat(64), 'Okta+=,.@-_'])('the name %j is taken', async (name) => {
    expect(outcome(await createRole(iam, name))).toBe('ok');
  });
});

describe('role-limits', () => {
  test.each([
    ['MaxSessionDuration', '3599'],
    ['MaxSessionDuration', '43201'],
    ['MaxSessionDuration', '1h'],
    ['Description', 'd'.repeat(1_001)],
    ['Path', 'okta/'],
    ['Path', '/okta'],
  ])('%s %s is refused', async (name, value) => {
    expect(outcome(await createRole(iam, 'Limits', { [name]: value }))).toBe('400 ValidationError');
  });

  test('the limits themselves are taken', async () => {
    const settings = { MaxSessionDuration: '43200', Description: 'd'.repeat(1_000), Path: '/okta/roles/' };
    expect(outcome(await createRole(iam, 'AtTheLimits', settings))).toBe('ok');
    const update = { RoleName: 'AtTheLimits', MaxSessionDuration: '43201' };
    expect(outcome(await iam('UpdateRole', update))).toBe('400 ValidationError');
  });
});

describe('trust-policy', () => {
  const sized = (characters: number) => {
    const document = (Sid: string) => ({
      Version: '2012-10-17',
      Statement: [{ Sid, ...(JSON.parse(TRUST) as { Statement: object }).Statement }],
    });
    const rest = JSON.stringify(document('')).length;
    // White space between the parts does not count.
    return JSON.stringify(document('S'.repeat(characters - rest)), null, 2);
  };

  test.each(['{', '{"Version":"2012-10-17"}', TRUST.replace('sts:', 's3:')])(
    '%s is refused in both calls',
    async (text) => {
      await createRole(iam, 'Trust');
      expect(outcome(await createRole(iam, 'Trust-2', { AssumeRolePolicyDocument: text }))).toBe(
        '400 MalformedPolicyDocument',
      );
      const update = await iam('UpdateAssumeRolePolicy', { RoleName: 'Trust', PolicyDocument: text });
      expect(outcome(update)).toBe('400 MalformedPolicyDocument');
    },
  );

  test('has at most 2,048 characters, without white space', async () => {
    await createRole(iam, 'Long');
    const update = (characters: number) =>
      iam('UpdateAssumeRolePolicy', { RoleName: 'Long', PolicyDocument: sized(characters) });
    expect([outcome(await update(2_048)), outcome(await update(2_049))]).toEqual(['ok', '409 LimitExceeded']);
  });
});

describe('managed-policies-per-role', () => {
  test('a role has at most 10; one that it has may be attached again', async () => {
    await createRole(iam, 'Policies');
    const attach = async (name: string) => {
      const PolicyArn = `arn:aws:iam::${FIRST}:policy/${name}`;
      const PolicyDocument = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
      await iam('CreatePolicy', { PolicyName: name, PolicyDocument });
      return outcome(await iam('AttachRolePolicy', { RoleName: 'Policies', PolicyArn }));
    };
    for (let n = 1; n <= 10; n++) expect(await attach(`p${n}`)).toBe('ok');
    expect(await attach('p11')).toBe('409 LimitExceeded');
    expect(await attach('p3')).toBe('ok');
  });
});

describe('permissions-boundary', () => {
  const missing = `arn:aws:iam::${FIRST}:policy/boundary`;

  test('is a policy that is there', async () => {
    const refusal = {
      status: 404,
      code: 'NoSuchEntity',
      message: `Scope ARN: ${missing} does not exist or is not attachable.`,
    };
    expect(await createRole(iam, 'Bound', { PermissionsBoundary: missing })).toMatchObject(refusal);
    const existing = 'arn:aws:iam::aws:policy/PowerUserAccess';
    expect(outcome(await createRole(iam, 'Bound', { PermissionsBoundary: existing }))).toBe('ok');
    const change = { RoleName: 'Bound', PermissionsBoundary: missing };
    expect(await iam('PutRolePermissionsBoundary', change)).toMatchObject(refusal);
  });
});

describe('inline-policy-size', () => {
  test('all inline policies of a role have at most 10,240 characters together', async () => {
    await createRole(iam, 'Inline');
    const put = async (PolicyName: string, characters: number) => {
      const document = (Sid: string) => ({
        Version: '2012-10-17',
        Statement: [{ Sid, Effect: 'Allow', Action: 's3:*', Resource: '*' }],
      });
      const rest = JSON.stringify(document('')).length;
      const PolicyDocument = JSON.stringify(document('S'.repeat(characters - rest)), null, 2);
      return outcome(await iam('PutRolePolicy', { RoleName: 'Inline', PolicyName, PolicyDocument }));
    };
    expect(await put('first', 5_000)).toBe('ok');
    expect(await put('second', 5_241)).toBe('409 LimitExceeded');
    expect(await put('second', 5_240)).toBe('ok');
    expect(await put('second', 5_240)).toBe('ok');
  });
});

describe('delete-conflict', () => {
  const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const PolicyDocument = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';

  test('a role with a policy stays until the policy is gone', async () => {
    const RoleName = 'Busy';
    await createRole(iam, RoleName);
    await iam('AttachRolePolicy', { RoleName, PolicyArn });
    expect(outcome(await iam('DeleteRole', { RoleName }))).toBe('409 DeleteConflict');
    await iam('DetachRolePolicy', { RoleName, PolicyArn });
    await iam('PutRolePolicy', { RoleName, PolicyName: 'inline', PolicyDocument });
    expect(outcome(await iam('DeleteRole', { RoleName }))).toBe('409 DeleteConflict');
    await iam('DeleteRolePolicy', { RoleName, PolicyName: 'inline' });
    expect(outcome(await iam('DeleteRole', { RoleName }))).toBe('ok');
  });

  test('a user with a key or a policy stays, and so does a policy that is attached', async () => {
    const UserName = 'okta-busy';
    const own = `arn:aws:iam::${FIRST}:policy/okta-busy`;
    await iam('CreateUser', { UserName });
    await iam('CreatePolicy', { PolicyName: 'okta-busy', PolicyDocument });
    await iam('AttachUserPolicy', { UserName, PolicyArn: own });
    expect(outcome(await iam('DeleteUser', { UserName }))).toBe('409 DeleteConflict');
    expect(outcome(await iam('DeletePolicy', { PolicyArn: own }))).toBe('409 DeleteConflict');
    await iam('DetachUserPolicy', { UserName, PolicyArn: own });
    await iam('CreateAccessKey', { UserName });
    expect(outcome(await iam('DeleteUser', { UserName }))).toBe('409 DeleteConflict');
    expect(outcome(await iam('DeletePolicy', { PolicyArn: own }))).toBe('ok');
  });
});

describe('account-alias', () => {
  const create = (AccountAlias: string, client = iam) => client('CreateAccountAlias', { AccountAlias });

  test.each(['ab', 'Mueller', '-mueller', 'mueller-', 'mueller--tech', 'a'.repeat(64)])(
    '%s is refused',
    async (alias) => {
      expect(outcome(await create(alias))).toBe('400 ValidationError');
    },
  );

  test('12 digits are refused', async () => {
    expect(outcome(await create('999988887777'))).toBe('400 InvalidInput');
  });

  test('an alias that another account has is refused', async () => {
    expect(outcome(await create('mueller-tech', accounts.other))).toBe('409 EntityAlreadyExists');
  });

  test('an account has one alias, the last one, and deletes only that', async () => {
    const aliases = async () =>
      [...Array.from((await iam('ListAccountAliases')).root.getElementsByTagName('member'))].map(
        ({ textContent }) => textContent,
      );
    expect(outcome(await create('mueller-tech-2'))).toBe('ok');
    expect(await aliases()).toEqual(['mueller-tech-2']);
    expect(outcome(await iam('DeleteAccountAlias', { AccountAlias: 'mueller-tech' }))).toBe('404 NoSuchEntity');
    expect(outcome(await create('mueller-tech', accounts.other))).toBe('ok');
    await accounts.other('DeleteAccountAlias', { AccountAlias: 'mueller-tech' });
    await create('mueller-tech');
  });
});

describe('access-keys-per-user', () => {
  test('a user has at most two', async () => {
    await iam('CreateUser', { UserName: 'okta-keys' });
    const create = async () => outcome(await iam('CreateAccessKey', { UserName: 'okta-keys' }));
    expect([await create(), await create(), await create()]).toEqual(['ok', 'ok', '409 LimitExceeded']);
  });
});

describe('protected-roles', () => {
  test.each([
    ['UpdateAssumeRolePolicy', { PolicyDocument: TRUST }],
    ['UpdateRole', { Description: 'mine' }],
    ['AttachRolePolicy', { PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    ['DeleteRole', {}],
  ])('%s leaves roles of AWS’s own alone', async (action, parameters) => {
    for (const RoleName of ['AWSServiceRoleForSupport', 'AWSReservedSSO_Admin_0123456789abcdef'])
      expect(outcome(await iam(action, { RoleName, ...parameters }))).toBe('400 UnmodifiableEntity');
  });

  test('nobody makes a role where they live', async () => {
    expect(outcome(await createRole(iam, 'Mine', { Path: '/aws-reserved/sso.amazonaws.com/' }))).toBe(
      '400 UnmodifiableEntity',
    );
  });
});

describe('tags', () => {
  const tagged = (entries: [string, string][]) =>
    Object.fromEntries(
      entries.flatMap(([key, value], i) => [
        [`Tags.member.${i + 1}.Key`, key],
        [`Tags.member.${i + 1}.Value`, value],
      ]),
    );
  const tag = async (...entries: [string, string][]) => {
    await createProvider('Tagged');
    return outcome(await iam('TagSAMLProvider', { SAMLProviderArn: provider('Tagged'), ...tagged(entries) }));
  };

  test.each([
    [['managed-by', 'okta-aws-federation'], 'ok'],
    [['k'.repeat(128), 'v'.repeat(256)], 'ok'],
    [['k'.repeat(129), 'v'], '400 ValidationError'],
    [['k', 'v'.repeat(257)], '400 ValidationError'],
    [['', 'v'], '400 ValidationError'],
    [['k', '<b>'], '400 ValidationError'],
    [['aws:owner', 'v'], '400 InvalidInput'],
  ] as [[string, string], string][])('%j: %s', async (entry, expected) => {
    expect(await tag(entry)).toBe(expected);
  });

  test('there are at most 50', async () => {
    const many = (n: number, prefix: string) =>
      new Array<undefined>(n).fill(undefined).map((_, i): [string, string] => [`${prefix}${i}`, '']);
    expect(await tag(...many(48, 'a'))).toBe('ok');
    expect(await tag(...many(3, 'b'))).toBe('409 LimitExceeded');
  });
});

describe('not-imitated', () => {
  test.each(['GetSessionToken', 'GetFederationToken', 'AssumeRoleWithWebIdentity'])(
    '%s gives nobody credentials',
    async (action) => {
      const parameters = {
        Name: 'x',
        RoleArn: `arn:aws:iam::${FIRST}:role/x`,
        RoleSessionName: 'x',
        WebIdentityToken: 'x',
      };
      expect(outcome(await iam(action, parameters, 'sts'))).toBe('400 InvalidAction');
    },
  );

  test('nor does a call that nobody has signed', async () => {
    const parameters = { RoleArn: `arn:aws:iam::${FIRST}:role/x`, RoleSessionName: 'x', WebIdentityToken: 'x' };
    expect(outcome(await unsigned(accounts.aws.url, 'AssumeRoleWithWebIdentity', parameters))).toBe(
      '400 InvalidAction',
    );
  });
});
