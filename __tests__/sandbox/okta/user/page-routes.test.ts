import { createApp } from '../../../../sandbox/okta/apps';
import { assignUser } from '../../../../sandbox/okta/assignments';
import { makeSigningKey } from '../../../../sandbox/okta/keys';
import { userRoutes } from '../../../../sandbox/okta/user/routes';
import { moveUser } from '../../../../sandbox/okta/users';
import { client, ORIGIN } from './support/client';
import { PASSWORD, rehearsalOrg } from './support/rehearsal-org';

async function setUp() {
  const rehearsal = await rehearsalOrg();
  return { ...rehearsal, ...client(rehearsal) };
}
const LOGIN = '/login/login.htm';
const SAME_ORIGIN = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' };
const form = (password = PASSWORD, fromURI = '/app/UserHome') => ({
  username: 'james@mueller-tech.com',
  password,
  fromURI,
});

describe('the sign-in page', () => {
  test('is where everything leads that needs a session, and remembers what it was', async () => {
    const { get } = await setUp();
    expect((await get('/')).headers.get('location')).toBe('/app/UserHome');
    expect((await get('/app/UserHome')).headers.get('location')).toBe(`${LOGIN}?fromURI=%2Fapp%2FUserHome`);
    expect((await get('/activate?user_code=X')).headers.get('location')).toBe(
      `${LOGIN}?fromURI=%2Factivate%3Fuser_code%3DX`,
    );
  });

  test('signs in with the right password and leads on', async () => {
    const { postForm, get } = await setUp();
    const answer = await postForm(LOGIN, form(PASSWORD, '/activate'), SAME_ORIGIN);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${ORIGIN}/activate`]);
    const cookie = { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    expect((await get('/app/UserHome', cookie)).status).toBe(200);
    expect((await get(LOGIN, cookie)).headers.get('location')).toBe(`${ORIGIN}/app/UserHome`);
  });

  test('says that something was wrong, not what, and keeps the name', async () => {
    const { postForm } = await setUp();
    const answer = await postForm(LOGIN, form('wrong'), SAME_ORIGIN);
    const html = await answer.text();
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([401, []]);
    expect(html).toContain('role="alert">Unable to sign in: username or password is wrong.');
    expect(html).toContain('value="james@mueller-tech.com"');
    expect(html).not.toContain('wrong"');
  });

  test('says until when somebody is locked out', async () => {
    const { postForm } = await setUp();
    for (let i = 0; i < 10; i++) await postForm(LOGIN, form('wrong'), SAME_ORIGIN);
    const answer = await postForm(LOGIN, form(), SAME_ORIGIN);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toMatch(/Too many wrong passwords\. Try again after \d\d:\d\d UTC\./);
  });

  test('can be submitted from itself through the HTTPS proxy, where the request arrives as plain HTTP', async () => {
    const { org } = await setUp();
    const app = userRoutes(org);
    const post = (origin: string) =>
      app.request('http://mueller-tech.okta.com/login/login.htm', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form()).toString(),
      });
    const answer = await post('https://mueller-tech.okta.com');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      'https://mueller-tech.okta.com/app/UserHome',
    ]);
    for (const other of ['http://mueller-tech.okta.com', 'https://evil.okta.com'])
      expect((await post(other)).status).toBe(403);
  });

  test.each<Record<string, string>>([
    {},
    { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ])('can’t be submitted from another page: %j', async (headers) => {
    const { postForm } = await setUp();
    expect((await postForm(LOGIN, form(), headers)).status).toBe(403);
  });

  test.each(['https://example.com/', '//example.com', 'javascript:alert(1)'])(
    'leads nowhere else, neither shown nor submitted with %s',
    async (link) => {
      const { get, postForm } = await setUp();
      const shown = await get(`${LOGIN}?${new URLSearchParams({ fromURI: link }).toString()}`);
      const submitted = await postForm(LOGIN, form(PASSWORD, link), SAME_ORIGIN);
      expect([shown.status, submitted.status, submitted.headers.getSetCookie()]).toEqual([400, 400, []]);
    },
  );
});

describe('the dashboard', () => {
  test('shows the apps that the user is assigned to, by their embed links', async () => {
    const { get, signIn, app } = await setUp();
    const html = await (await get('/app/UserHome', await signIn('ada'))).text();
    expect(html).toContain(`<a class="tile" href="/home/amazon_aws/${app.id}/272">`);
    expect(html).toContain('AWS Account Federation');
    expect(html).toContain('ada@mueller-tech.com');
  });

  test('says so to a user who is assigned to none', async () => {
    const { get, signIn } = await setUp();
    const html = await (await get('/app/UserHome', await signIn('kim'))).text();
    expect(html).toContain('No app is assigned to you');
    expect(html).not.toContain('class="tile"');
  });

  test('shows an app that is not AWS without a link', async () => {
    const { get, signIn, org, kim } = await setUp();
    const wiki = createApp(org, { label: 'Wiki', signOnMode: 'SAML_2_0' }, true, await makeSigningKey(org));
    assignUser(org, wiki.id, kim.id);
    const html = await (await get('/app/UserHome', await signIn('kim'))).text();
    expect(html).toContain('Wiki');
    expect(html).not.toContain('<a class="tile"');
    expect((await get(`/home/${wiki.name}/${wiki.id}/1`, await signIn('kim'))).status).toBe(501);
  });

  test('is closed to a deactivated user with a session', async () => {
    const { get, signIn, org, james } = await setUp();
    const cookie = await signIn('james');
    moveUser(org, james.id, 'deactivate');
    expect((await get('/app/UserHome', cookie)).status).toBe(302);
  });
});

test('signing out ends the session, not only its cookie', async () => {
  const { get, postForm, signIn } = await setUp();
  const cookie = await signIn('james');
  expect((await postForm('/login/signout', {}, { ...cookie, origin: 'https://example.com' })).status).toBe(403);
  expect((await get('/app/UserHome', cookie)).status).toBe(200);
  const answer = await postForm('/login/signout', {}, { ...cookie, ...SAME_ORIGIN });
  expect(answer.headers.getSetCookie()[0]).toMatch(/^sid=; Max-Age=0/);
  expect((await get('/app/UserHome', cookie)).status).toBe(302);
});

test('no page may be framed, load anything or run a script of somebody else', async () => {
  const { get, signIn, app } = await setUp();
  const answers = [
    await get(LOGIN),
    await get(`/home/amazon_aws/${app.id}/272`, await signIn('james')),
    await get(`/home/amazon_aws/${app.id}/272`, await signIn('ada')),
  ];
  for (const answer of answers) {
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    const html = await answer.text();
    expect(html.match(/<(style|script)\b/g)).toEqual(
      html.match(new RegExp(`<(style|script)(?= nonce="${nonce}")`, 'g')),
    );
    expect(html).not.toMatch(/\s(on\w+|style)=/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
});

test('a host name that somebody else points here is refused, on pages and API', async () => {
  const { hono } = await setUp();
  for (const path of ['/', LOGIN, '/api/v1/sessions/me', '/oauth2/v1/keys']) {
    expect((await hono.request(`http://rebound.example.com:8080${path}`)).status).toBe(421);
  }
});
