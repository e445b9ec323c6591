import { rolesInAssertion } from '../../../../sandbox/journey/role-picker';
import { assignUser } from '../../../../sandbox/okta/assignments';
import { setAppStatus } from '../../../../sandbox/okta/apps';
import { updateGroup } from '../../../../sandbox/okta/groups';
import { client, ORIGIN, samlForm } from './support/client';
import { ADMIN_ROLE, rehearsalOrg } from './support/rehearsal-org';

const GATEWAY = 'http://127.0.0.1:4567';
async function setUp() {
  const rehearsal = await rehearsalOrg();
  const embed = `/home/amazon_aws/${rehearsal.app.id}/272`;
  return { ...rehearsal, ...client(rehearsal, { signInBase: GATEWAY }), embed };
}
const rolesOf = (html: string) => rolesInAssertion(samlForm(html).samlResponse).map((pair) => pair.join(','));

describe('the embed link', () => {
  test('answers a session with one form that carries the assertion to the local gateway', async () => {
    const { get, signIn, embed } = await setUp();
    const answer = await get(embed, await signIn('james'));
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html.match(/<form\b/g)).toHaveLength(1);
    const { action, relayState, xml } = samlForm(html);
    expect([action, relayState]).toEqual([`${GATEWAY}/signin.aws.amazon.com/saml`, '']);
    expect(xml).toContain('Recipient="https://signin.aws.amazon.com/saml"');
    expect(rolesOf(html)).toEqual([ADMIN_ROLE]);
    expect(html).toContain('<button type="submit">Continue</button>');
  });

  test('can be asked again, and gives another assertion each time', async () => {
    const { get, signIn, embed } = await setUp();
    const cookie = await signIn('james');
    const ids = await Promise.all(
      [1, 2].map(async () => / ID="([^"]+)"/.exec(samlForm(await (await get(embed, cookie)).text()).xml)?.[1]),
    );
    expect(ids[0]).toBeDefined();
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('takes a session token instead of a session, once, and begins the session', async () => {
    const { get, sessionToken, embed } = await setUp();
    const link = `${embed}?sessionToken=${await sessionToken('james')}`;
    const answer = await get(link);
    expect(rolesOf(await answer.text())).toEqual([ADMIN_ROLE]);
    const cookie = { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    expect((await get(link)).status).toBe(302);
    expect(rolesOf(await (await get(link, cookie)).text())).toEqual([ADMIN_ROLE]);
  });

  test('leads somebody who is not signed in to the sign-in page and back', async () => {
    const { get, embed } = await setUp();
    const answer = await get(embed);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `/login/login.htm?${new URLSearchParams({ fromURI: embed }).toString()}`,
    ]);
  });

  test('through the HTTPS proxy the form goes to AWS itself', async () => {
    const { hono, sessionToken, embed } = await setUp();
    const answer = await hono.request(
      `http://mueller-tech.okta.com${embed}?sessionToken=${await sessionToken('james')}`,
    );
    expect(samlForm(await answer.text()).action).toBe('https://signin.aws.amazon.com/saml');
  });

  test('uses the app’s ACS URL and default relay state', async () => {
    const { get, signIn, embed, configure, org, app } = await setUp();
    configure({ overrideAcsURL: 'https://eu-central-1.signin.aws.amazon.com/saml' });
    const changed = org.apps.get(app.id) ?? app;
    const signOn = { ...changed.settings.signOn, defaultRelayState: 'https://console.aws.amazon.com/s3?a=1&b="2"' };
    org.apps.set(app.id, { ...changed, settings: { ...changed.settings, signOn } });
    const { action, relayState } = samlForm(await (await get(embed, await signIn('james'))).text());
    expect(action).toBe(`${GATEWAY}/eu-central-1.signin.aws.amazon.com/saml`);
    expect(relayState).toBe('https://console.aws.amazon.com/s3?a=1&b="2"');
  });

  test('says why the app has no role for a user, with 403 and no form for an assertion', async () => {
    const { get, signIn, embed } = await setUp();
    const answer = await get(embed, await signIn('ada'));
    const html = await answer.text();
    expect(answer.status).toBe(403);
    expect(html).not.toContain('SAMLResponse');
    expect(html).toContain('Support');
    expect(html).toContain('does not match the group filter');
  });

  test('refuses who is not assigned, with 403', async () => {
    const { get, signIn, embed } = await setUp();
    const answer = await get(embed, await signIn('kim'));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('You are not assigned to this app');
  });

  test('somebody assigned in person, without a group, has no role either', async () => {
    const { get, signIn, embed, org, app, kim } = await setUp();
    assignUser(org, app.id, kim.id);
    expect((await get(embed, await signIn('kim'))).status).toBe(403);
  });

  test.each(['/home/amazon_aws/0oaUnknown/272', '/home/other/APP/272'])('%s is not an app', async (path) => {
    const { get, signIn, app } = await setUp();
    const answer = await get(path.replace('APP', app.id), await signIn('james'));
    expect(answer.status).toBe(403);
  });

  test('an inactive app can’t be opened', async () => {
    const { get, signIn, embed, org, app } = await setUp();
    setAppStatus(org, app.id, 'INACTIVE');
    expect((await get(embed, await signIn('james'))).status).toBe(403);
  });

  test.each([
    ['group filter', { groupFilter: '(' }, {}, 'Group filter'],
    ['user name format', {}, { credentials: { userNameTemplate: { template: 'user.nick' } } }, 'user.nick'],
  ])('a %s that can’t be applied lets nobody in, and is named', async (_, settings, more, named) => {
    const { get, signIn, embed, configure } = await setUp();
    configure(settings, more);
    const answer = await get(embed, await signIn('james'));
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(html).toContain(named);
    expect(html).not.toContain('SAMLResponse');
  });

  test('what the app calls its users is what AWS will', async () => {
    const { get, signIn, embed, configure } = await setUp();
    configure({}, { credentials: { userNameTemplate: { template: '${fn:substringBefore(source.login, "@")}' } } });
    const { xml } = samlForm(await (await get(embed, await signIn('james'))).text());
    expect(xml).toContain('>james</saml2:NameID>');
  });

  test('names that are meant to break the page stay names', async () => {
    const { get, signIn, embed, org, ada } = await setUp();
    const [support] = [...org.groups.values()].filter(({ profile }) => profile.name === 'Support');
    const name = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;`;
    updateGroup(org, support?.id ?? '', { name });
    const html = await (await get(embed, await signIn(ada.profile.login))).text();
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('&amp;amp;');
  });
});

test('the app’s sign-on address, as the metadata names it, does the same as the embed link', async () => {
  const { get, signIn, app } = await setUp();
  const answer = await get(`/app/amazon_aws/${app.externalKey}/sso/saml`, await signIn('james'));
  expect(rolesOf(await answer.text())).toEqual([ADMIN_ROLE]);
});

describe('the session redirect', () => {
  const path = '/login/sessionCookieRedirect';
  const redirect = (token: string, redirectUrl: string) =>
    `${path}?${new URLSearchParams({ token, redirectUrl, checkAccountSetupComplete: 'true' }).toString()}`;

  test('turns a session token into cookies and goes on to the org’s own link', async () => {
    const { get, sessionToken, embed } = await setUp();
    const answer = await get(redirect(await sessionToken('james'), ORIGIN + embed));
    expect([answer.status, answer.headers.get('location')]).toEqual([302, ORIGIN + embed]);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((line) => line.split('=')[0])).toEqual(['sid', 'DT']);
    expect(cookies.every((line) => line.includes('HttpOnly') && !line.includes('Secure'))).toBe(true);
  });

  test('without a link it leads to the dashboard', async () => {
    const { get, sessionToken } = await setUp();
    const answer = await get(`${path}?token=${await sessionToken('james')}`);
    expect(answer.headers.get('location')).toBe(`${ORIGIN}/app/UserHome`);
  });

  test.each(['https://example.com/', '//example.com', String.raw`/\example.com`, 'http://127.0.0.1:8081/'])(
    'refuses to lead to %s, and the token stays good',
    async (link) => {
      const { get, sessionToken } = await setUp();
      const token = await sessionToken('james');
      const answer = await get(redirect(token, link));
      expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([400, null, []]);
      expect((await get(redirect(token, '/app/UserHome'))).headers.getSetCookie()).toHaveLength(2);
    },
  );

  test('a token that is none leads to the sign-in page', async () => {
    const { get } = await setUp();
    const answer = await get(redirect('x', '/app/UserHome'));
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([302, []]);
    expect(answer.headers.get('location')).toMatch(/^\/login\/login\.htm\?fromURI=/);
  });
});
