import { samlResponse } from '../../../../sandbox/okta/user/saml-response';
import { textAt } from '../../../../sandbox/aws/query/xml';
import {
  ACCOUNT,
  AUDIENCE,
  federatedAccount,
  OKTA_STATEMENT,
  PROVIDER,
  type Federated,
} from '../support/federated-account';
import { accountClient, client, keysIn } from '../support/iam';
import { identityProvider } from '../support/identity-provider';
import { facts, signedResponse } from '../support/signed-by-hand';

let at: Federated;
let admin: string;
beforeAll(async () => {
  at = await federatedAccount();
  admin = await at.role('Okta-Mueller-Tech-Admin');
});
afterAll(() => at.aws.stop());

const NOT_AUTHORIZED = {
  status: 403,
  code: 'AccessDenied',
  message: 'Not authorized to perform sts:AssumeRoleWithSAML',
};
const allow = (Condition: unknown) => ({ ...OKTA_STATEMENT, Condition });

test('lets a person become a role, with credentials that speak as that role', async () => {
  const { status, root } = await at.assume(admin, at.assertion([admin]));
  expect(status).toBe(200);
  const session = `arn:aws:sts::${ACCOUNT}:assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com`;
  const result = (...path: string[]) => textAt(root, 'AssumeRoleWithSAMLResult', ...path);
  expect(result('AssumedRoleUser', 'Arn')).toBe(session);
  expect([result('Issuer'), result('Audience'), result('Subject'), result('SubjectType')]).toEqual([
    at.idp.entityId,
    'https://signin.aws.amazon.com/saml',
    'james@mueller-tech.com',
    'persistent',
  ]);
  const asRole = client(at.aws.url, keysIn(root, 'AssumeRoleWithSAMLResult'));
  const identity = await asRole('GetCallerIdentity', {}, 'sts');
  expect(textAt(identity.root, 'GetCallerIdentityResult', 'Arn')).toBe(session);
  expect(textAt(identity.root, 'GetCallerIdentityResult', 'Account')).toBe(ACCOUNT);
});

test('takes an assertion that Okta’s side of the sandbox has signed', async () => {
  const statement = {
    issuer: at.idp.entityId,
    endpoint: { url: 'https://signin.aws.amazon.com/saml', audience: 'urn:amazon:webservices' },
    userName: 'ada@mueller-tech.com',
    roles: [at.pair(admin), at.pair(`${admin}-2`)],
    sessionDuration: 3600,
    issuedAt: new Date(),
  };
  const { status, root } = await at.assume(admin, samlResponse(statement, at.idp));
  expect(status).toBe(200);
  expect(textAt(root, 'AssumeRoleWithSAMLResult', 'AssumedRoleUser', 'Arn')).toContain('/ada@mueller-tech.com');
});

describe('who can’t show that they come from the identity provider', () => {
  test.each([
    ['no base64', '<xml/>', 'Invalid base64 SAMLResponse'],
    [
      'no SAML response',
      Buffer.from('hello').toString('base64'),
      'Invalid SAMLResponse: it is not the XML of a SAML response',
    ],
    [
      'a document type',
      Buffer.from('<!DOCTYPE r [<!ENTITY e "x">]><Response>&e;</Response>').toString('base64'),
      'Invalid SAMLResponse: it is not the XML of a SAML response',
    ],
  ])('is refused with %s', async (_, samlResponse, message) => {
    expect(await at.assume(admin, samlResponse)).toMatchObject({ status: 400, code: 'InvalidIdentityToken', message });
  });

  test('is refused when somebody else’s key has signed', async () => {
    const other = await identityProvider();
    const forged = signedResponse(facts({ issuer: at.idp.entityId, roles: [at.pair(admin)] }), other.privateKey);
    const refusal = { status: 400, code: 'InvalidIdentityToken', message: 'Response signature invalid' };
    expect(await at.assume(admin, forged)).toMatchObject(refusal);
  });

  test('is refused when the provider is another than the assertion’s issuer', async () => {
    const samlResponse = at.assertion([admin], { issuer: 'http://www.okta.com/exkother' });
    const message = 'Issuer not present in specified provider';
    expect(await at.assume(admin, samlResponse)).toMatchObject({ status: 400, code: 'InvalidIdentityToken', message });
  });

  test('is refused when the account has no such provider', async () => {
    const reply = await at.assume(admin, at.assertion([admin]), { PrincipalArn: `${PROVIDER}-Dev` });
    expect(reply).toMatchObject({
      status: 400,
      code: 'InvalidIdentityToken',
      message: "Specified provider doesn't exist",
    });
  });

  test('reports that the identity provider itself reports a failure', async () => {
    const status = '<s:Status><s:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></s:Status>';
    const xml = `<s:Response xmlns:s="urn:oasis:names:tc:SAML:2.0:protocol" ID="r" Version="2.0">${status}</s:Response>`;
    expect(await at.assume(admin, Buffer.from(xml).toString('base64'))).toMatchObject({
      status: 403,
      code: 'IDPRejectedClaim',
    });
  });
});

describe('times', () => {
  const minutes = (n: number) => new Date(Date.now() + n * 60_000);

  test('an assertion past its end is refused', async () => {
    const samlResponse = at.assertion([admin], { issuedAt: minutes(-2), notOnOrAfter: minutes(-1) });
    expect(await at.assume(admin, samlResponse)).toMatchObject({
      status: 400,
      code: 'ExpiredTokenException',
      message: 'Response has expired',
    });
  });

  test('five minutes after its issue an assertion is refused, however long it says it is good', async () => {
    const samlResponse = at.assertion([admin], { issuedAt: minutes(-6), notOnOrAfter: minutes(60) });
    const message = 'Token must be redeemed within 5 minutes of issuance';
    expect(await at.assume(admin, samlResponse)).toMatchObject({ status: 400, code: 'ExpiredTokenException', message });
  });

  test('an assertion of the future is refused', async () => {
    const samlResponse = at.assertion([admin], { notBefore: minutes(3) });
    expect(await at.assume(admin, samlResponse)).toMatchObject({
      code: 'InvalidIdentityToken',
      message: 'Response is not valid yet',
    });
  });

  test('an assertion is good once for a role, and once for each other role in it', async () => {
    const support = await at.role('Okta-Mueller-Tech-Support');
    const samlResponse = at.assertion([admin, support]);
    expect((await at.assume(admin, samlResponse)).status).toBe(200);
    expect(await at.assume(admin, samlResponse)).toMatchObject({ status: 400, code: 'InvalidIdentityToken' });
    expect((await at.assume(support, samlResponse)).status).toBe(200);
  });
});

describe('what the assertion must hold', () => {
  test.each([
    ['an audience that is AWS', { audience: 'https://example.com' }, 'Response does not contain the required audience'],
    ['a recipient', { recipient: '' }, 'Response does not contain a Recipient'],
    ['a session name', { roleSessionName: undefined }, 'RoleSessionName is required in AuthnResponse'],
    [
      'a session name without spaces',
      { roleSessionName: 'James Miller' },
      'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}',
    ],
    [
      'a session name of at most 64 characters',
      { roleSessionName: 'j'.repeat(65) },
      'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}',
    ],
  ])('is %s', async (_, changes, message) => {
    expect(await at.assume(admin, at.assertion([admin], changes))).toMatchObject({
      status: 400,
      code: 'InvalidIdentityToken',
      message,
    });
  });

  test.each([
    ['the role', (arn: string) => [`${arn}-2`]],
    ['any role', () => []],
  ])('is %s: a pair that is not in it is refused', async (_, roles) => {
    expect(await at.assume(admin, at.assertion(roles(admin)))).toMatchObject(NOT_AUTHORIZED);
  });

  test('is the pair in whichever order', async () => {
    const samlResponse = signedResponse(
      facts({ issuer: at.idp.entityId, roles: [`${admin},${PROVIDER}`] }),
      at.idp.privateKey,
    );
    expect((await at.assume(admin, samlResponse)).status).toBe(200);
  });
});

describe('what the account must hold', () => {
  test('a role that is not there is refused like one that does not trust: nobody learns which roles there are', async () => {
    const missing = `arn:aws:iam::${ACCOUNT}:role/Okta-Mueller-Tech-Nobody`;
    expect(await at.assume(missing, at.assertion([missing]))).toMatchObject(NOT_AUTHORIZED);
  });

  test('a role’s name counts with its case', async () => {
    const lower = admin.toLowerCase();
    expect(await at.assume(lower, at.assertion([lower]))).toMatchObject(NOT_AUTHORIZED);
  });

  test('a role’s path is part of its ARN', async () => {
    await at.role('Okta-Mueller-Tech-Pathed', OKTA_STATEMENT, { Path: '/okta/' });
    const [right, wrong] = ['okta/', ''].map(
      (path) => `arn:aws:iam::${ACCOUNT}:role/${path}Okta-Mueller-Tech-Pathed`,
    ) as [string, string];
    expect(await at.assume(wrong, at.assertion([wrong]))).toMatchObject(NOT_AUTHORIZED);
    expect((await at.assume(right, at.assertion([right]))).status).toBe(200);
  });

  test('the recipient of the assertion is what SAML:aud is compared with', async () => {
    const recipient = 'https://eu-central-1.signin.aws.amazon.com/saml';
    expect(await at.assume(admin, at.assertion([admin], { recipient }))).toMatchObject(NOT_AUTHORIZED);
    expect(await at.assume(admin, at.assertion([admin], { audience: recipient }))).toMatchObject({ status: 200 });
  });

  test('a role of another account is refused, regardless of whom it trusts', async () => {
    const other = await accountClient(at.aws, '210987654321');
    const document = JSON.stringify({ Version: '2012-10-17', Statement: OKTA_STATEMENT });
    await other('CreateRole', { RoleName: 'Okta-Other-Admin', AssumeRolePolicyDocument: document });
    const arn = 'arn:aws:iam::210987654321:role/Okta-Other-Admin';
    expect(await at.assume(arn, at.assertion([arn]))).toMatchObject(NOT_AUTHORIZED);
  });

  test.each([
    ['another provider', { ...OKTA_STATEMENT, Principal: { Federated: `${PROVIDER}-Dev` } }],
    ['another action', { ...OKTA_STATEMENT, Action: 'sts:AssumeRole' }],
    ['another recipient', allow({ StringEquals: { 'SAML:aud': 'https://eu-central-1.signin.aws.amazon.com/saml' } })],
    ['another address', allow({ ...AUDIENCE, IpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } })],
    ['another issuer', allow({ ...AUDIENCE, StringLike: { 'SAML:iss': 'http://www.okta.com/exkother*' } })],
    ['an earlier time', allow({ ...AUDIENCE, DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })],
    ['a shorter session', allow({ ...AUDIENCE, NumericLessThan: { 'sts:DurationSeconds': 3600 } })],
    ['a key that the sandbox does not know', allow({ ...AUDIENCE, StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
    ['everybody, who is no identity provider', { ...OKTA_STATEMENT, Principal: '*' }],
    [
      'it, and a deny says otherwise',
      [
        OKTA_STATEMENT,
        { Effect: 'Deny', Principal: '*', Action: 'sts:*', Condition: { StringLike: { 'SAML:sub': 'james@*' } } },
      ],
    ],
  ])('a role that trusts %s is refused', async (name, statements) => {
    const role = await at.role(`Trusts-${name.replace(/[^a-z]/g, '-').slice(0, 50)}`, statements);
    expect(await at.assume(role, at.assertion([role]))).toMatchObject(NOT_AUTHORIZED);
  });

  test('conditions that hold let the person in', async () => {
    const role = await at.role('Okta-Mueller-Tech-Conditions', {
      ...OKTA_STATEMENT,
      Condition: {
        StringEquals: {
          'SAML:aud': ['https://eu-central-1.signin.aws.amazon.com/saml', 'https://signin.aws.amazon.com/saml'],
        },
        StringLike: { 'saml:sub': '*@mueller-tech.com' },
        IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.7'] },
        NumericLessThanEquals: { 'sts:DurationSeconds': 3600 },
        DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' },
        Bool: { 'aws:SecureTransport': true },
        Null: { 'sts:SourceIdentity': 'true' },
      },
    });
    const from = async (address: string) => {
      const body = new URLSearchParams({
        Action: 'AssumeRoleWithSAML',
        Version: '2011-06-15',
        PrincipalArn: PROVIDER,
        RoleArn: role,
        SAMLAssertion: at.assertion([role]),
      });
      return (await fetch(at.aws.url, { method: 'POST', body, headers: { 'x-forwarded-for': address } })).status;
    };
    expect([await from('192.0.2.77'), await from('203.0.113.1')]).toEqual([200, 403]);
  });

  test.each([
    ['tags', { 'https://aws.amazon.com/SAML/Attributes/PrincipalTag:team': ['platform'] }, 'sts:TagSession'],
    [
      'a source identity',
      { 'https://aws.amazon.com/SAML/Attributes/SourceIdentity': ['james'] },
      'sts:SetSourceIdentity',
    ],
  ])('an assertion with %s needs a role that allows it', async (_, attributes, action) => {
    const plain = await at.role(`Plain-${action.slice(4)}`);
    expect(await at.assume(plain, at.assertion([plain], { attributes }))).toMatchObject(NOT_AUTHORIZED);
    const open = await at.role(`Open-${action.slice(4)}`, {
      ...OKTA_STATEMENT,
      Action: ['sts:AssumeRoleWithSAML', action],
    });
    expect((await at.assume(open, at.assertion([open], { attributes }))).status).toBe(200);
  });
});

describe('session length', () => {
  const hours = async (samlResponse: string, settings: Record<string, string>) => {
    const { root } = await at.assume(admin, samlResponse, settings);
    const ends = textAt(root, 'AssumeRoleWithSAMLResult', 'Credentials', 'Expiration') ?? '';
    return Math.round((Date.parse(ends) - Date.now()) / 60_000) / 60;
  };

  test('is what is asked for, else what the assertion says, and never longer than the authentication', async () => {
    expect(await hours(at.assertion([admin]), { DurationSeconds: '1800' })).toBe(0.5);
    expect(await hours(at.assertion([admin], { sessionDuration: 2700 }), {})).toBe(0.75);
    expect(await hours(at.assertion([admin], { sessionNotOnOrAfter: new Date(Date.now() + 900_000) }), {})).toBe(0.25);
  });

  test.each(['7200'])('longer than the role allows is refused: %s s', async (DurationSeconds) => {
    expect(await at.assume(admin, at.assertion([admin]), { DurationSeconds })).toMatchObject({
      status: 400,
      code: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    });
  });

  test('longer than the role allows is refused when the assertion asks for it, too', async () => {
    const reply = await at.assume(admin, at.assertion([admin], { sessionDuration: 14_400 }));
    expect(reply).toMatchObject({ status: 400, code: 'ValidationError' });
  });

  test.each(['899', '43201', 'an hour'])('outside of 900–43200 s is refused: %s', async (DurationSeconds) => {
    expect(await at.assume(admin, at.assertion([admin]), { DurationSeconds })).toMatchObject({
      status: 400,
      code: 'ValidationError',
    });
  });
});

test.each(['RoleArn', 'PrincipalArn', 'SAMLAssertion'])('a call without %s is refused', async (name) => {
  const reply = await at.assume(admin, at.assertion([admin]), { [name]: '' });
  expect(reply).toMatchObject({ status: 400, code: 'ValidationError' });
  expect(reply.message).toContain('must not be null');
});

test('an assertion of more than 100,000 characters is refused', async () => {
  expect(await at.assume(admin, 'A'.repeat(100_001))).toMatchObject({ status: 400, code: 'ValidationError' });
});

test('a changed signing key keeps people out until the account has the new metadata', async () => {
  const renewed = await identityProvider(at.idp.entityId);
  const support = await at.role('Okta-Mueller-Tech-Rotated');
  const sign = () => signedResponse(facts({ issuer: renewed.entityId, roles: [at.pair(support)] }), renewed.privateKey);
  expect(await at.assume(support, sign())).toMatchObject({ code: 'InvalidIdentityToken' });
  await at.iam('UpdateSAMLProvider', { SAMLProviderArn: PROVIDER, SAMLMetadataDocument: renewed.metadata });
  expect((await at.assume(support, sign())).status).toBe(200);
});
