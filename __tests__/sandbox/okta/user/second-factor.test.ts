import { Browser, inputs } from '../../../../sandbox/journey/browser';
import { codeFor, resetFactor } from '../../../../sandbox/okta/factors';
import type { User } from '../../../../sandbox/okta/model';
import { userState } from '../../../../sandbox/okta/user/user-state';
import { createZone } from '../../../../sandbox/okta/zones';
import { client, ORIGIN } from './support/client';
import { CLIENT, PASSWORD, rehearsalOrg, twoFactors } from './support/rehearsal-org';

const OFFICE = { type: 'IP', name: 'Office', gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }] };
const FROM_OFFICE = { 'x-forwarded-for': '198.51.100.7' };
const SAME_ORIGIN = { origin: ORIGIN };

async function setUp() {
  const rehearsal = await rehearsalOrg();
  const { org, james, app } = rehearsal;
  const state = userState(org);
  const web = client(rehearsal, { state });
  const embed = `/home/amazon_aws/${app.id}/272`;
  const code = (user: User = james) => {
    const shown = codeFor(org, user);
    if (!('code' in shown)) throw new Error(shown.error);
    return shown.code;
  };
  const factorId = () => org.factors.get(james.id)?.id ?? '';
  /** What the page of `/signin/verify` is sent with. */
  const verify = async (cookie: { cookie: string }, fields: Record<string, string>, headers = {}) =>
    web.postForm(
      '/signin/verify',
      { app: app.id, fromURI: embed, ...fields },
      { ...SAME_ORIGIN, ...cookie, ...headers },
    );
  /** A session with both factors. */
  const bothFactors = async () => {
    const cookie = await web.signInByPage();
    expect((await verify(cookie, { code: code() })).status).toBe(303);
    return cookie;
  };
  return { ...rehearsal, ...web, state, embed, code, factorId, verify, bothFactors };
}

describe('in the browser', () => {
  test('a policy that asks for two leads from the tile to the code, and from there to AWS', async () => {
    const { signOnPolicy, hono, embed, app } = await setUp();
    signOnPolicy(twoFactors());
    const person = new Browser(async (url, init) =>
      hono.request(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...SAME_ORIGIN } }),
    );
    const signIn = await person.request(`${ORIGIN}${embed}`);
    const asked = await person.request(`${ORIGIN}/login/login.htm`, {
      form: { username: 'james', password: PASSWORD, fromURI: inputs(signIn.html).get('fromURI') ?? '' },
    });
    expect(asked.html).toContain('asks for a second factor');
    expect(asked.html).not.toContain('name="password"');
    expect([inputs(asked.html).get('app'), inputs(asked.html).get('fromURI')]).toEqual([app.id, `${ORIGIN}${embed}`]);
    const [, shown = ''] = /id="rehearsal-code">(\d{6})</.exec(asked.html) ?? [];
    const form = { app: app.id, fromURI: embed, code: shown };
    const opened = await person.request(`${ORIGIN}/signin/verify`, { form });
    expect(opened.html).toContain('name="SAMLResponse"');
    expect((await person.request(`${ORIGIN}${embed}`)).html).toContain('name="SAMLResponse"');
  });

  test('a wrong code is refused, and is not kept', async () => {
    const { signOnPolicy, embed, get, verify, signInByPage } = await setUp();
    signOnPolicy(twoFactors());
    const cookie = await signInByPage();
    const answer = await verify(cookie, { code: '000000' });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('The code is wrong');
    expect((await get(embed, cookie)).headers.get('location')).toContain('/signin/verify?');
  });

  test('a code is good once', async () => {
    const { signOnPolicy, verify, signInByPage, code } = await setUp();
    signOnPolicy(twoFactors());
    const used = code();
    expect((await verify(await signInByPage(), { code: used })).status).toBe(303);
    expect((await verify(await signInByPage(), { code: used })).status).toBe(401);
    expect((await verify(await signInByPage(), { code: code() })).status).toBe(303);
  });

  test('somebody else’s code does not help', async () => {
    const { signOnPolicy, verify, signInByPage, code, ada } = await setUp();
    signOnPolicy(twoFactors());
    expect((await verify(await signInByPage(), { code: code(ada) })).status).toBe(401);
  });

  test('ten wrong codes lock the second factor, and the right password does not give ten more', async () => {
    const { signOnPolicy, verify, signInByPage, code, pass } = await setUp();
    signOnPolicy(twoFactors({ reauthenticateIn: 'PT12H' }));
    for (let i = 0; i < 10; i++) await verify(await signInByPage(), { code: 'wrong' });
    expect(await (await verify(await signInByPage(), { code: code() })).text()).toContain('Too many wrong tries');
    pass(15);
    expect((await verify(await signInByPage(), { code: code() })).status).toBe(303);
  });

  test('after its interval the policy asks for both again', async () => {
    const { signOnPolicy, bothFactors, get, verify, code, embed, pass } = await setUp();
    signOnPolicy(twoFactors({ reauthenticateIn: 'PT30M' }));
    const cookie = await bothFactors();
    pass(29);
    expect((await get(embed, cookie)).status).toBe(200);
    pass(1);
    expect((await get(embed, cookie)).status).toBe(303);
    expect((await verify(cookie, { code: code(), password: 'wrong' })).status).toBe(401);
    expect((await verify(cookie, { code: code(), password: PASSWORD })).status).toBe(303);
    expect((await get(embed, cookie)).status).toBe(200);
  });

  test('half a proof is not kept', async () => {
    const { signOnPolicy, bothFactors, verify, get, embed, pass, code } = await setUp();
    signOnPolicy(twoFactors({ reauthenticateIn: 'PT30M' }));
    const cookie = await bothFactors();
    pass(30);
    expect((await verify(cookie, { password: PASSWORD, code: '000000' })).status).toBe(401);
    expect((await verify(cookie, { password: '', code: code() })).status).toBe(401);
    expect((await get(embed, cookie)).status).toBe(303);
  });

  test('a session that was left unused has to be proved again, and coming back is not a proof', async () => {
    const { signOnPolicy, bothFactors, get, embed, pass } = await setUp();
    signOnPolicy(twoFactors({ reauthenticateIn: 'PT12H', inactivityPeriod: 'PT20M' }));
    const cookie = await bothFactors();
    pass(19);
    expect((await get(embed, cookie)).status).toBe(200);
    pass(20);
    expect((await get(embed, cookie)).status).toBe(303);
    expect((await get(embed, cookie)).status).toBe(303);
    expect((await get(`/signin/verify?fromURI=${embed}`, cookie)).status).toBe(302);
  });

  test('sessions can be made older, instead of waiting', async () => {
    const { signOnPolicy, bothFactors, get, embed, state } = await setUp();
    signOnPolicy(twoFactors({ reauthenticateIn: 'PT30M' }));
    const cookie = await bothFactors();
    state.ageSessions(29 * 60);
    expect((await get(embed, cookie)).status).toBe(200);
    state.ageSessions(60);
    expect((await get(embed, cookie)).status).toBe(303);
    state.ageSessions(2 * 3600);
    expect((await get(embed, cookie)).headers.get('location')).toContain('/login/login.htm');
  });

  test('“every sign-in” is met by the one that was just made', async () => {
    const { signOnPolicy, bothFactors, get, embed, pass } = await setUp();
    signOnPolicy(twoFactors({ reauthenticateIn: 'PT0S' }));
    const cookie = await bothFactors();
    expect((await get(embed, cookie)).status).toBe(200);
    pass(1);
    expect((await get(embed, cookie)).status).toBe(303);
  });

  test('a session token does not come back in a link', async () => {
    const { signOnPolicy, get, embed, state, james, org } = await setUp();
    signOnPolicy(twoFactors());
    const token = state.sessionTokens.issue({ userId: james.id, at: org.now() });
    const answer = await get(`${embed}?sessionToken=${token}&x=1`);
    const to = new URL(answer.headers.get('location') ?? '', ORIGIN);
    expect([answer.status, to.searchParams.get('fromURI')]).toEqual([303, `${embed}?x=1`]);
  });

  test('the page leads nowhere but to the org', async () => {
    const { signOnPolicy, signInByPage, get, verify, app } = await setUp();
    signOnPolicy(twoFactors());
    const cookie = await signInByPage();
    expect((await get(`/signin/verify?app=${app.id}&fromURI=https://example.com/`, cookie)).status).toBe(400);
    expect((await verify(cookie, { fromURI: 'https://example.com/' })).status).toBe(400);
    expect((await verify(cookie, {}, { origin: 'https://example.com' })).status).toBe(403);
  });
});

describe('whom a policy locks out', () => {
  test.each([
    ['a rule that denies', [{ name: 'Nobody', actions: { appSignOn: { access: 'DENY' } } }], 'rule "Nobody"'],
    ['only the catch-all rule', [], 'rule "Catch-all Rule"'],
    [
      'a factor that nobody has',
      [twoFactors({ constraints: [{ possession: { phishingResistant: 'REQUIRED' } }] })],
      'phishing-resistant',
    ],
  ])('%s: the page names the rule, has no form for an assertion, and leads back', async (_, rules, named) => {
    const { signOnPolicy, signInByPage, get, embed } = await setUp();
    signOnPolicy(...rules);
    const answer = await get(embed, await signInByPage());
    const html = (await answer.text()).replaceAll('&quot;', '"');
    expect(answer.status).toBe(403);
    expect(html).toContain(named);
    expect(html).toContain('href="/app/UserHome"');
    expect(html).not.toContain('SAMLResponse');
  });

  test('somebody without a second factor, where two are asked for', async () => {
    const { signOnPolicy, signInByPage, get, embed, org, james, factorId } = await setUp();
    signOnPolicy(twoFactors());
    resetFactor(org, james.id, factorId());
    const answer = await get(embed, await signInByPage());
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('james@mueller-tech.com has none');
  });

  test('everybody outside a zone', async () => {
    const { signOnPolicy, signInByPage, get, embed, org, verify, code } = await setUp();
    const { id } = createZone(org, OFFICE);
    signOnPolicy(twoFactors({}, { network: { connection: 'ZONE', include: [id] } }));
    const cookie = await signInByPage();
    expect((await get(embed, cookie)).status).toBe(403);
    expect((await get(embed, { ...cookie, ...FROM_OFFICE })).status).toBe(303);
    await verify(cookie, { code: code() }, FROM_OFFICE);
    expect((await get(embed, { ...cookie, ...FROM_OFFICE })).status).toBe(200);
    expect((await get(embed, cookie)).status).toBe(403);
  });

  test('a group can be excluded, everybody else gets in', async () => {
    const { signOnPolicy, signInByPage, get, embed, org } = await setUp();
    const admins = [...org.groups.values()].find(({ profile }) => profile.name.startsWith('aws#'))?.id;
    const people = { groups: { exclude: [admins] } };
    signOnPolicy({ ...twoFactors({ factorMode: '1FA' }, { people }) });
    expect((await get(embed, await signInByPage('james'))).status).toBe(403);
    // No role, but past the policy.
    expect(await (await get(embed, await signInByPage('ada'))).text()).toContain('No role in AWS');
  });
});

describe('login clients that sign in by /api/v1/authn', () => {
  const authn = async (web: Awaited<ReturnType<typeof setUp>>, headers = {}) => {
    const answer = await web.post('/api/v1/authn', { username: 'james', password: PASSWORD }, headers);
    return (await answer.json()) as {
      status: string;
      stateToken: string;
      sessionToken?: string;
      _embedded: {
        factors: { id: string; factorType: string; provider: string; _links: { verify: { href: string } } }[];
      };
    };
  };

  test('are asked for a code, at the link that the answer names', async () => {
    const web = await setUp();
    web.signOnPolicy(twoFactors());
    const first = await authn(web);
    expect(first).toMatchObject({
      status: 'MFA_REQUIRED',
      stateToken: expect.stringMatching(/^[\w-]{43}$/) as string,
      _embedded: {
        factors: [
          {
            factorType: 'token:software:totp',
            provider: 'GOOGLE',
            profile: { credentialId: 'james@mueller-tech.com' },
          },
        ],
      },
    });
    expect(first.sessionToken).toBeUndefined();
    const link = first._embedded.factors[0]?._links.verify.href ?? '';
    expect(link).toBe(`${ORIGIN}/api/v1/authn/factors/${web.factorId()}/verify`);
    const path = link.replace(ORIGIN, '');
    const { stateToken } = first;
    // saml2aws asks once without a code, and adds a parameter.
    const begun = await web.post(`${path}?rememberDevice=false`, { stateToken, rememberDevice: 'false' });
    expect([begun.status, await begun.json()]).toMatchObject([200, { status: 'MFA_CHALLENGE', stateToken }]);
    const wrong = await web.post(path, { stateToken, passCode: '000000' });
    expect([wrong.status, await wrong.json()]).toMatchObject([403, { errorCode: 'E0000068' }]);
    const right = (await (await web.post(path, { stateToken, passCode: web.code() })).json()) as {
      status: string;
      sessionToken: string;
    };
    expect(right.status).toBe('SUCCESS');
    const opened = await web.get(`${web.embed}?sessionToken=${right.sessionToken}`);
    expect(await opened.text()).toContain('name="SAMLResponse"');
    expect((await web.post(path, { stateToken, passCode: web.code() })).status).toBe(401);
  });

  test('are not asked where the policy takes a password', async () => {
    const web = await setUp();
    web.signOnPolicy(twoFactors({ factorMode: '1FA' }));
    expect(await authn(web)).toMatchObject({ status: 'SUCCESS' });
  });

  test('are asked by where they come from', async () => {
    const web = await setUp();
    const { id } = createZone(web.org, OFFICE);
    const network = { connection: 'ZONE', include: [id] };
    web.signOnPolicy({ ...twoFactors({ factorMode: '1FA' }, { network }), name: 'Office' }, twoFactors());
    expect((await authn(web, FROM_OFFICE)).status).toBe('SUCCESS');
    expect((await authn(web)).status).toBe('MFA_REQUIRED');
  });

  test('can ask how far they are, and give up', async () => {
    const web = await setUp();
    web.signOnPolicy(twoFactors());
    const { stateToken } = await authn(web);
    expect(await (await web.post('/api/v1/authn', { stateToken })).json()).toMatchObject({ status: 'MFA_REQUIRED' });
    await web.post('/api/v1/authn/cancel', { stateToken });
    expect((await web.post('/api/v1/authn', { stateToken })).status).toBe(401);
  });

  test('have five minutes for the code', async () => {
    const web = await setUp();
    web.signOnPolicy(twoFactors());
    const { stateToken } = await authn(web);
    web.pass(5);
    const path = `/api/v1/authn/factors/${web.factorId()}/verify`;
    expect((await web.post(path, { stateToken, passCode: web.code() })).status).toBe(401);
  });

  test('are locked out by ten wrong codes', async () => {
    const web = await setUp();
    web.signOnPolicy(twoFactors());
    const path = `/api/v1/authn/factors/${web.factorId()}/verify`;
    for (let i = 0; i < 10; i++) await web.post(path, { stateToken: (await authn(web)).stateToken, passCode: 'x' });
    const { stateToken } = await authn(web);
    const answer = await web.post(path, { stateToken, passCode: web.code() });
    expect(await answer.json()).toMatchObject({ status: 'LOCKED_OUT' });
  });

  test('get the refusal, and no form, from an app whose policy denies', async () => {
    const web = await setUp();
    web.signOnPolicy();
    const { sessionToken = '' } = await authn(web);
    const answer = await web.get(`${web.embed}?sessionToken=${sessionToken}`);
    expect([answer.status, (await answer.text()).includes('Catch-all Rule')]).toEqual([403, true]);
  });

  test('the session says which proofs it rests on', async () => {
    const web = await setUp();
    web.signOnPolicy(twoFactors());
    const cookie = await web.bothFactors();
    const session: unknown = await (await web.get('/api/v1/sessions/me', cookie)).json();
    expect(session).toMatchObject({ amr: ['mfa', 'otp', 'pwd'], mfaActive: true });
  });
});

describe('the device flow', () => {
  const begin = async (web: Awaited<ReturnType<typeof setUp>>) => {
    const scope = 'openid okta.apps.sso';
    const answer = await web.postForm('/oauth2/v1/device/authorize', { client_id: CLIENT, scope });
    return (await answer.json()) as { device_code: string; user_code: string };
  };
  const allow = (web: Awaited<ReturnType<typeof setUp>>, userCode: string, cookie: { cookie: string }, headers = {}) =>
    web.postForm('/activate', { user_code: userCode, answer: 'approved' }, { ...SAME_ORIGIN, ...cookie, ...headers });
  const tokens = async (web: Awaited<ReturnType<typeof setUp>>, deviceCode: string) => {
    const grant = 'urn:ietf:params:oauth:grant-type:device_code';
    const form = { client_id: CLIENT, device_code: deviceCode, grant_type: grant };
    return (await (await web.postForm('/oauth2/v1/token', form)).json()) as { access_token: string; id_token: string };
  };
  const exchange = (
    web: Awaited<ReturnType<typeof setUp>>,
    { access_token, id_token }: { access_token: string; id_token: string },
    headers = {},
  ) =>
    web.postForm(
      '/oauth2/v1/token',
      {
        client_id: CLIENT,
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requested_token_type: 'urn:okta:oauth:token-type:web_sso_token',
        actor_token: access_token,
        actor_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        subject_token: id_token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        audience: `urn:okta:apps:${web.app.id}`,
      },
      headers,
    );

  test('asks for the code before the device can be allowed, and comes back to it', async () => {
    const web = await setUp();
    web.signOnPolicy(twoFactors());
    const { user_code: userCode, device_code: deviceCode } = await begin(web);
    const cookie = await web.signInByPage();
    const asked = await web.get(`/activate?user_code=${userCode}`, cookie);
    expect(asked.headers.get('location')).toBe(
      `/signin/verify?${new URLSearchParams({ app: web.app.id, fromURI: `/activate?user_code=${userCode}` }).toString()}`,
    );
    // Nor can it be allowed without having seen the page.
    expect((await allow(web, userCode, cookie)).headers.get('location')).toContain('/signin/verify');
    await web.verify(cookie, { code: web.code() });
    expect((await web.get(`/activate?user_code=${userCode}`, cookie)).status).toBe(200);
    expect(await (await allow(web, userCode, cookie)).text()).toContain('Device activated');
    const both = await tokens(web, deviceCode);
    const { access_token: sso } = (await (await exchange(web, both)).json()) as { access_token: string };
    expect(await (await web.get(`/login/token/sso?token=${sso}`)).text()).toContain('name="SAMLResponse"');
  });

  test('names the rule that denies, to the person and to the client', async () => {
    const web = await setUp();
    const { id } = createZone(web.org, OFFICE);
    web.signOnPolicy(twoFactors({ factorMode: '1FA' }, { network: { connection: 'ZONE', include: [id] } }));
    const { user_code: userCode, device_code: deviceCode } = await begin(web);
    const cookie = await web.signInByPage();
    const refused = await web.get(`/activate?user_code=${userCode}`, cookie);
    expect([refused.status, (await refused.text()).includes('Catch-all Rule')]).toEqual([403, true]);
    await allow(web, userCode, cookie, FROM_OFFICE);
    const both = await tokens(web, deviceCode);
    const answer = await exchange(web, both);
    const { error, error_description: why } = (await answer.json()) as { error: string; error_description: string };
    expect([answer.status, error]).toEqual([400, 'access_denied']);
    expect(why).toContain('Catch-all Rule');
    const sso = (await (await exchange(web, both, FROM_OFFICE)).json()) as { access_token: string };
    // The browser's request for the assertion is judged as well.
    expect((await web.get(`/login/token/sso?token=${sso.access_token}`)).status).toBe(403);
  });

  test('an old sign-in gives no new assertion', async () => {
    const web = await setUp();
    web.signOnPolicy(twoFactors({ reauthenticateIn: 'PT30M' }));
    const { user_code: userCode, device_code: deviceCode } = await begin(web);
    const cookie = await web.bothFactors();
    await allow(web, userCode, cookie);
    const both = await tokens(web, deviceCode);
    web.pass(30);
    expect(await (await exchange(web, both)).json()).toMatchObject({ error: 'access_denied' });
  });
});
