import { request, type IncomingMessage } from 'node:http';
import { ACCOUNT, federatedAccount, OKTA_STATEMENT, PROVIDER, type Federated } from '../support/federated-account';
import { accountClient } from '../support/iam';
import { identityProvider } from '../support/identity-provider';
import { facts, signedResponse } from '../support/signed-by-hand';

let at: Federated;
let admin: string;
let support: string;
let other: string;
beforeAll(async () => {
  at = await federatedAccount();
  admin = await at.role('Okta-Mueller-Tech-Admin');
  support = await at.role('Okta-Mueller-Tech-Support');
  await at.iam('AttachRolePolicy', {
    RoleName: 'Okta-Mueller-Tech-Admin',
    PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  });
  const second = await accountClient(at.aws, '210987654321');
  await second('CreateSAMLProvider', { Name: 'Okta', SAMLMetadataDocument: at.idp.metadata });
  const foreign = JSON.stringify({
    ...OKTA_STATEMENT,
    Principal: { Federated: PROVIDER.replace(ACCOUNT, '210987654321') },
  });
  await second('CreateRole', {
    RoleName: 'Okta-Other-ReadOnly',
    AssumeRolePolicyDocument: `{"Version":"2012-10-17","Statement":${foreign}}`,
  });
  other = 'arn:aws:iam::210987654321:role/Okta-Other-ReadOnly';
});
afterAll(() => at.aws.stop());

const pairOf = (role: string) => `${PROVIDER.replace(ACCOUNT, role.split(':')[4] ?? '')},${role}`;
const respond = (
  roles: readonly string[],
  changes: Partial<Parameters<typeof facts>[0]> = {},
  key = at.idp.privateKey,
) => signedResponse(facts({ issuer: at.idp.entityId, roles: roles.map(pairOf), ...changes }), key);

async function post(fields: Record<string, string>, host = 'signin.aws.amazon.com') {
  const body = new URLSearchParams(fields);
  const response = await fetch(`${at.aws.signInBase}/${host}/saml`, { method: 'POST', body, redirect: 'manual' });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

async function openConsole(headers: Headers, cookie = headers.get('set-cookie')?.split(';')[0] ?? '') {
  const target = new URL(headers.get('location') ?? '/', at.aws.signInBase);
  const response = await fetch(target, { headers: { cookie } });
  return { url: target, cookie, status: response.status, html: await response.text() };
}

const message = (html: string) => /class="bad">([^<]*)</.exec(html)?.[1] ?? '';

describe('the role picker', () => {
  test('groups the roles by account, the alias first, in the form that older clients read', async () => {
    const { status, html } = await post({ SAMLResponse: respond([support, other, admin]), RelayState: 'a"b<c>' });
    expect(status).toBe(200);
    const names = [...html.matchAll(/class="saml-account-name"[^>]*>([^<]*)</g)].map(([, name]) => name);
    expect(names).toEqual([`Account: 210987654321`, `Account: mueller-tech (${ACCOUNT})`]);
    const labels = [...html.matchAll(/<label for="([^"]*)"[^>]*>([^<]*)</g)].map(([, arn, name]) => [arn, name]);
    expect(labels).toEqual([
      [other, 'Okta-Other-ReadOnly'],
      [admin, 'Okta-Mueller-Tech-Admin'],
      [support, 'Okta-Mueller-Tech-Support'],
    ]);
    expect(html).toContain('value="a&quot;b&lt;c&gt;"');
  });

  test('carries the same as data, which newer clients read', async () => {
    const { html } = await post({ SAMLResponse: respond([support, other, admin]) });
    const data = /<meta name="data" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(data, 'base64').toString())).toEqual({
      roles_accounts: { '210987654321': [other], [`mueller-tech (${ACCOUNT})`]: [admin, support] },
    });
  });

  test('lets nothing run or load, and is not kept', async () => {
    const { headers } = await post({ SAMLResponse: respond([support, admin]) });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('may be shown again: only a choice uses the assertion up', async () => {
    const SAMLResponse = respond([support, admin]);
    const shown = [await post({ SAMLResponse }), await post({ SAMLResponse })].map(({ status }) => status);
    const chosen = [await post({ SAMLResponse, roleIndex: admin }), await post({ SAMLResponse, roleIndex: admin })];
    expect([...shown, ...chosen.map(({ status }) => status)]).toEqual([200, 200, 303, 400]);
    expect(message(chosen[1]?.html ?? '')).toContain('used for this role already');
  });
});

describe('the console', () => {
  test('says who somebody is: role, user and account alias', async () => {
    const { status, headers } = await post({ SAMLResponse: respond([support, admin]), roleIndex: admin });
    expect(status).toBe(303);
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    const page = await openConsole(headers);
    expect(page.url.pathname).toBe('/console.aws.amazon.com/console/home');
    expect(page.html).toContain('>Okta-Mueller-Tech-Admin/james@mueller-tech.com @ mueller-tech<');
    expect(page.html).toContain('<li>AdministratorAccess</li>');
  });

  test('shows the account id where there is no alias', async () => {
    const { headers } = await post({ SAMLResponse: respond([other]) });
    expect((await openConsole(headers)).html).toContain('Okta-Other-ReadOnly/james@mueller-tech.com @ 2109-8765-4321');
  });

  test('is reached at once by who has one role', async () => {
    const { status, headers } = await post({ SAMLResponse: respond([support]) });
    expect(status).toBe(303);
    expect((await openConsole(headers)).html).toContain(`data-role-arn="${support}"`);
  });

  test('is closed to who is not signed in, or has signed out', async () => {
    const { headers } = await post({ SAMLResponse: respond([support]) });
    const page = await openConsole(headers);
    expect((await openConsole(headers, 'aws-console-session=guessed')).status).toBe(401);
    const logout = new URL('/console.aws.amazon.com/console/logout', page.url);
    expect(await (await fetch(logout, { method: 'POST', headers: { cookie: page.cookie } })).text()).toContain(
      'You are signed out',
    );
    expect((await openConsole(headers, page.cookie)).status).toBe(401);
  });
});

describe('who is not let in', () => {
  const minutes = (n: number) => new Date(Date.now() + n * 60_000);
  const cases: [name: string, response: () => string | Promise<string>, status: number, told: string][] = [
    ['nothing', () => '', 400, 'invalid SAML response'],
    ['a response that is too long', () => 'A'.repeat(100_001), 400, 'more than 100000 characters'],
    ['no roles', () => respond([]), 400, 'invalid SAML response'],
    ['an expired assertion', () => respond([admin], { issuedAt: minutes(-10) }), 400, 'Response has expired'],
    [
      'a tampered assertion',
      () =>
        Buffer.from(
          Buffer.from(respond([support]), 'base64')
            .toString()
            .replace(/Support/g, 'Admin'),
        ).toString('base64'),
      400,
      'Response signature invalid',
    ],
    [
      'somebody else’s key',
      async () => respond([admin], {}, (await identityProvider()).privateKey),
      400,
      'Response signature invalid',
    ],
    [
      'another recipient',
      () => respond([admin], { recipient: 'https://eu-central-1.signin.aws.amazon.com/saml' }),
      400,
      'meant for another recipient',
    ],
    [
      'a provider that is not there',
      () => signedResponse(facts({ issuer: at.idp.entityId, roles: [`${PROVIDER}-Dev,${admin}`] }), at.idp.privateKey),
      400,
      'Specified provider doesn&#39;t exist',
    ],
    [
      'a role that is not there',
      () => respond([`${admin}-2`]),
      403,
      'Not authorized to perform sts:AssumeRoleWithSAML',
    ],
    [
      'a session that is too long',
      () => respond([admin], { sessionDuration: 7200 }),
      400,
      'exceeds the MaxSessionDuration',
    ],
  ];

  test.each(cases)('%s', async (_, response, status, told) => {
    const reply = await post({ SAMLResponse: await response() });
    expect([reply.status, message(reply.html)]).toEqual([status, expect.stringContaining(told)]);
    expect(reply.headers.get('set-cookie')).toBeNull();
  });

  test('a role that the assertion does not hold', async () => {
    const reply = await post({ SAMLResponse: respond([support, other]), roleIndex: admin });
    expect([reply.status, message(reply.html)]).toEqual([403, expect.stringContaining('AccessDenied')]);
  });

  test('a role of an account whose metadata is another is shown, and refused when it is picked', async () => {
    const third = await accountClient(at.aws, '210987654321');
    const stale = await identityProvider(at.idp.entityId);
    await third('CreateSAMLProvider', { Name: 'Stale', SAMLMetadataDocument: stale.metadata });
    const roles = [pairOf(admin), `arn:aws:iam::210987654321:saml-provider/Stale,${other}`];
    const SAMLResponse = signedResponse(facts({ issuer: at.idp.entityId, roles }), at.idp.privateKey);
    await third('CreateAccountAlias', { AccountAlias: 'mueller-secret' });
    const { html } = await post({ SAMLResponse });
    await third('DeleteAccountAlias', { AccountAlias: 'mueller-secret' });
    expect(html).toContain(`for="${other}"`);
    // Whom the account does not know, it does not tell its alias.
    expect(html).not.toContain('mueller-secret');
    expect(message((await post({ SAMLResponse, roleIndex: other })).html)).toContain('Response signature invalid');
  });
});

describe('sign-in endpoints', () => {
  const euRole = async () =>
    at.role('Okta-Mueller-Tech-Frankfurt', {
      ...OKTA_STATEMENT,
      Condition: { StringEquals: { 'SAML:aud': 'https://eu-central-1.signin.aws.amazon.com/saml' } },
    });

  test('a region’s endpoint takes the assertions that are meant for it', async () => {
    const host = 'eu-central-1.signin.aws.amazon.com';
    const SAMLResponse = respond([await euRole()], { recipient: `https://${host}/saml` });
    const { status, headers } = await post({ SAMLResponse }, host);
    expect([status, headers.get('location')]).toEqual([303, '/console.aws.amazon.com/console/home']);
  });

  test('the real host’s own address works, too, where a proxy leads here', async () => {
    const body = new URLSearchParams({ SAMLResponse: respond([support]) }).toString();
    const headers = {
      host: 'signin.aws.amazon.com',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.length,
    };
    const answered = await new Promise<IncomingMessage>((resolve) =>
      request(`${at.aws.signInBase}/saml`, { method: 'POST', headers }, resolve).end(body),
    );
    answered.resume();
    expect([answered.statusCode, answered.headers.location]).toEqual([303, '/console.aws.amazon.com/console/home']);
  });

  test.each(['signin.aws.amazon.com.evil.com', 'evil.signin.aws.amazon.com', 'example.com', 'console.aws.amazon.com'])(
    '%s is none',
    async (host) => {
      expect((await post({ SAMLResponse: respond([admin]) }, host)).status).toBe(404);
    },
  );
});
