import { unassignGroup } from '../../../../sandbox/okta/assignments';
import { moveUser } from '../../../../sandbox/okta/users';
import { rolesInAssertion } from '../../../../sandbox/journey/role-picker';
import { client, ORIGIN, samlForm } from './support/client';
import { ADMIN_ROLE, CLIENT, rehearsalOrg } from './support/rehearsal-org';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };
const SCOPE = 'openid okta.apps.sso okta.apps.read okta.users.read.self';
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
interface Device {
  device_code: string;
  user_code: string;
}
interface Tokens {
  access_token: string;
  id_token: string;
}

async function setUp() {
  const rehearsal = await rehearsalOrg();
  const { app } = rehearsal;
  const web = client(rehearsal, { signInBase: 'http://127.0.0.1:4567' });
  const { postForm, get, signIn } = web;
  const start = (scope = SCOPE, clientId = CLIENT) =>
    postForm('/oauth2/v1/device/authorize', { client_id: clientId, scope });
  const poll = (deviceCode: string, clientId = CLIENT) =>
    postForm('/oauth2/v1/token', { client_id: clientId, device_code: deviceCode, grant_type: DEVICE });
  const decide = async (userCode: string, answer: string, login = 'james') =>
    postForm('/activate', { user_code: userCode, answer }, { ...SAME_ORIGIN, ...(await signIn(login)) });
  /** Tokens of somebody who allowed it. */
  const tokens = async (login = 'james', scope = SCOPE): Promise<Tokens> => {
    const device = (await (await start(scope)).json()) as Device;
    await decide(device.user_code, 'approved', login);
    return (await (await poll(device.device_code)).json()) as Tokens;
  };
  const exchange = ({ access_token, id_token }: Tokens, changed: Record<string, string> = {}) =>
    postForm('/oauth2/v1/token', {
      client_id: CLIENT,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requested_token_type: 'urn:okta:oauth:token-type:web_sso_token',
      actor_token: access_token,
      actor_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      subject_token: id_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      audience: `urn:okta:apps:${app.id}`,
      ...changed,
    });
  return { ...rehearsal, ...web, start, poll, decide, tokens, exchange, get };
}
const errorOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error];

describe('device authorization', () => {
  test('gives a code and where to type it', async () => {
    const { start } = await setUp();
    const device = (await (await start()).json()) as Device;
    expect(device).toMatchObject({
      user_code: expect.stringMatching(/^[A-Z]{8}$/) as string,
      verification_uri: `${ORIGIN}/activate`,
      verification_uri_complete: `${ORIGIN}/activate?user_code=${device.user_code}`,
      expires_in: 600,
      interval: 5,
    });
  });

  test('waits for the person, then gives tokens about them, once', async () => {
    const { start, poll, decide } = await setUp();
    const device = (await (await start()).json()) as Device;
    expect(await errorOf(await poll(device.device_code))).toEqual([400, 'authorization_pending']);
    expect((await decide(device.user_code, 'approved')).status).toBe(200);
    const tokens = (await (await poll(device.device_code)).json()) as Tokens;
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: SCOPE });
    const claims = JSON.parse(Buffer.from(tokens.access_token.split('.')[1] ?? '', 'base64url').toString()) as unknown;
    expect(claims).toMatchObject({ sub: 'james@mueller-tech.com', iss: ORIGIN, cid: CLIENT });
    expect(await errorOf(await poll(device.device_code))).toEqual([400, 'invalid_grant']);
  });

  test.each(['denied', 'anything else'])('a person who answers %j gives no access', async (answer) => {
    const { start, poll, decide } = await setUp();
    const device = (await (await start()).json()) as Device;
    await decide(device.user_code, answer);
    expect(await errorOf(await poll(device.device_code))).toEqual([400, 'access_denied']);
  });

  test('a user who was suspended meanwhile gives no access', async () => {
    const { start, poll, decide, org, james } = await setUp();
    const device = (await (await start()).json()) as Device;
    await decide(device.user_code, 'approved');
    moveUser(org, james.id, 'suspend');
    expect(await errorOf(await poll(device.device_code))).toEqual([400, 'access_denied']);
  });

  test('a code ends after ten minutes', async () => {
    const { start, poll, pass } = await setUp();
    const device = (await (await start()).json()) as Device;
    pass(10);
    expect(await errorOf(await poll(device.device_code))).toEqual([400, 'invalid_grant']);
  });

  test('only a client that an active app names may ask', async () => {
    const { start, configure } = await setUp();
    expect(await errorOf(await start(SCOPE, 'other'))).toEqual([401, 'invalid_client']);
    expect(await errorOf(await start(SCOPE, ''))).toEqual([401, 'invalid_client']);
    configure({ webSSOAllowedClient: null });
    expect(await errorOf(await start())).toEqual([401, 'invalid_client']);
  });

  test.each(['', 'openid okta.users.manage'])('the scope %j is refused', async (scope) => {
    const { start } = await setUp();
    expect(await errorOf(await start(scope))).toEqual([400, 'invalid_scope']);
  });

  test('a form that comes in chunks is read all the same', async () => {
    const { hono } = await setUp();
    const answer = await hono.request(`${ORIGIN}/oauth2/v1/device/authorize`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' },
      body: new Blob([`client_id=${CLIENT}&sc`, 'ope=openid']).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(200);
  });
});

describe('the activation page', () => {
  test('asks who is signed in, shows the code, and asks for consent', async () => {
    const { start, get, signIn } = await setUp();
    const device = (await (await start()).json()) as Device;
    const html = await (await get(`/activate?user_code=${device.user_code}`, await signIn('james'))).text();
    expect(html).toContain(`${device.user_code.slice(0, 4)}-${device.user_code.slice(4)}`);
    expect(html).toContain(CLIENT);
    expect(html).toContain('james@mueller-tech.com');
  });

  test('asks for a code, again if nobody waits with it', async () => {
    const { get, signIn } = await setUp();
    const cookie = await signIn('james');
    expect((await get('/activate', cookie)).status).toBe(200);
    const answer = await get('/activate?user_code=%22%3E%3Cscript%3E', cookie);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('No device waits with this code');
  });

  test('decides for nobody who came from another page or is not signed in', async () => {
    const { start, postForm, poll, signIn } = await setUp();
    const device = (await (await start()).json()) as Device;
    const answer = { user_code: device.user_code, answer: 'approved' };
    const foreign = { ...(await signIn('james')), 'sec-fetch-site': 'cross-site' };
    expect((await postForm('/activate', answer, foreign)).status).toBe(403);
    expect((await postForm('/activate', answer, SAME_ORIGIN)).status).toBe(302);
    expect(await errorOf(await poll(device.device_code))).toEqual([400, 'authorization_pending']);
  });

  test('decides about nothing that is not there', async () => {
    const { decide } = await setUp();
    expect((await decide('BBBBBBBB', 'approved')).status).toBe(404);
  });
});

describe('the exchange of tokens', () => {
  test.each(['GET', 'POST'])('leads to the assertion by %s', async (method) => {
    const { tokens, exchange, get, postForm } = await setUp();
    const answer = await exchange(await tokens());
    const { access_token: token } = (await answer.json()) as Tokens;
    const page = method === 'GET' ? get(`/login/token/sso?token=${token}`) : postForm('/login/token/sso', { token });
    const { action, samlResponse } = samlForm(await (await page).text());
    expect(action).toBe('http://127.0.0.1:4567/signin.aws.amazon.com/saml');
    expect(rolesInAssertion(samlResponse).map((pair) => pair.join(','))).toEqual([ADMIN_ROLE]);
  });

  test('gives a token that is good once, for five minutes, and for nobody suspended', async () => {
    const { tokens, exchange, get, pass, org, james } = await setUp();
    const fresh = async () => ((await (await exchange(await tokens())).json()) as Tokens).access_token;
    const used = await fresh();
    await get(`/login/token/sso?token=${used}`);
    expect((await get(`/login/token/sso?token=${used}`)).status).toBe(401);
    const old = await fresh();
    pass(5);
    expect((await get(`/login/token/sso?token=${old}`)).status).toBe(401);
    const last = await fresh();
    moveUser(org, james.id, 'suspend');
    expect((await get(`/login/token/sso?token=${last}`)).status).toBe(401);
    expect((await get('/login/token/sso')).status).toBe(401);
  });

  test('shows whom the app has no role for the same page as the browser', async () => {
    const { tokens, exchange, get } = await setUp();
    const { access_token: token } = (await (await exchange(await tokens('ada'))).json()) as Tokens;
    const answer = await get(`/login/token/sso?token=${token}`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('No role in AWS');
  });

  test.each([
    ['another app', { audience: 'urn:okta:apps:0oaOther' }, 'invalid_target'],
    ['no app', { audience: 'urn:other:0oa1' }, 'invalid_target'],
    ['another kind of token', { requested_token_type: 'urn:ietf:params:oauth:token-type:jwt' }, 'invalid_request'],
    [
      'a refresh token as actor',
      { actor_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
      'invalid_request',
    ],
    ['an actor token that is none', { actor_token: 'x' }, 'invalid_grant'],
    ['a subject token that is none', { subject_token: 'x' }, 'invalid_grant'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('refuses %s', async (_, changed, error) => {
    const { tokens, exchange } = await setUp();
    expect(await errorOf(await exchange(await tokens(), changed))).toEqual([400, error]);
  });

  test('refuses tokens of two people, swapped tokens, and ones without the scope', async () => {
    const { tokens, exchange } = await setUp();
    const [james, ada] = [await tokens('james'), await tokens('ada')];
    const mixed = { access_token: ada.access_token, id_token: james.id_token };
    const swapped = { access_token: james.id_token, id_token: james.access_token };
    expect(await errorOf(await exchange(mixed))).toEqual([400, 'invalid_grant']);
    expect(await errorOf(await exchange(swapped))).toEqual([400, 'invalid_grant']);
    expect(await errorOf(await exchange(await tokens('james', 'openid')))).toEqual([400, 'invalid_scope']);
  });

  test('refuses who lost the app meanwhile, and an app that names another client', async () => {
    const { tokens, exchange, org, app, configure } = await setUp();
    const held = await tokens();
    for (const id of [...(org.groupAssignments.get(app.id)?.keys() ?? [])]) unassignGroup(org, app.id, id);
    expect(await errorOf(await exchange(held))).toEqual([400, 'access_denied']);
    configure({ webSSOAllowedClient: '0oaOther' });
    expect(await errorOf(await exchange(held))).toEqual([401, 'invalid_client']);
  });
});

describe('the list of a user’s apps', () => {
  const path = '/api/v1/users/me/appLinks';
  const expected = (appId: string) => [
    expect.objectContaining({
      label: 'AWS Account Federation',
      appName: 'amazon_aws',
      appInstanceId: appId,
      linkUrl: `${ORIGIN}/home/amazon_aws/${appId}/272`,
    }) as object,
  ];

  test('is for anyone who has a session or an access token', async () => {
    const { get, signIn, tokens, app } = await setUp();
    const { access_token: token } = await tokens();
    expect(await (await get(path, await signIn('james'))).json()).toEqual(expected(app.id));
    expect(await (await get(path, { authorization: `Bearer ${token}` })).json()).toEqual(expected(app.id));
    expect(await (await get(path, await signIn('kim'))).json()).toEqual([]);
  });

  test('is not for an ID token, a token without the scope, or nobody', async () => {
    const { get, tokens } = await setUp();
    const { id_token: id } = await tokens();
    const { access_token: narrow } = await tokens('james', 'openid okta.apps.sso');
    expect((await get(path, { authorization: `Bearer ${id}` })).status).toBe(401);
    expect((await get(path, { authorization: `Bearer ${narrow}` })).status).toBe(403);
    expect((await get(path)).status).toBe(401);
  });

  test('an API token is left to the management API', async () => {
    const { get } = await setUp();
    expect((await get(path, { authorization: 'SSWS 00x' })).status).toBe(404);
  });
});

describe('the documents that clients find the org by', () => {
  test.each(['okta-organization', 'openid-configuration', 'oauth-authorization-server'])(
    '%s names the address that it was asked for at',
    async (name) => {
      const { get, hono } = await setUp();
      expect(JSON.stringify(await (await get(`/.well-known/${name}`)).json())).toContain(`"${ORIGIN}`);
      const proxied = await hono.request(`http://mueller-tech.okta.com/.well-known/${name}`);
      expect(JSON.stringify(await proxied.json())).toContain('"https://mueller-tech.okta.com');
    },
  );

  test('the org is one of Identity Engine', async () => {
    const { get } = await setUp();
    expect(await (await get('/.well-known/okta-organization')).json()).toMatchObject({ pipeline: 'idx' });
  });

  test('the signing key that is named verifies the tokens', async () => {
    const { get, tokens } = await setUp();
    const { access_token: token } = await tokens();
    const { keys } = (await (await get('/oauth2/v1/keys')).json()) as { keys: JsonWebKey[] };
    const [header = '', claims = '', signature = ''] = token.split('.');
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('jwk', keys[0] ?? {}, algorithm, false, ['verify']);
    const bytes = Buffer.from(`${header}.${claims}`);
    expect(await crypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), bytes)).toBe(true);
  });
});
