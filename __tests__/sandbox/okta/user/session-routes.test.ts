import { moveUser } from '../../../../sandbox/okta/users';
import { client, ORIGIN } from './support/client';
import { rehearsalOrg } from './support/rehearsal-org';

async function setUp() {
  const rehearsal = await rehearsalOrg();
  return { ...rehearsal, ...client(rehearsal) };
}
const me = '/api/v1/sessions/me';

test('a session token becomes a session, once', async () => {
  const { post, sessionToken, james } = await setUp();
  const token = await sessionToken('james');
  const answer = await post('/api/v1/sessions', { sessionToken: token });
  const session = (await answer.json()) as { id: string };
  expect(session).toMatchObject({ status: 'ACTIVE', userId: james.id, login: 'james@mueller-tech.com' });
  expect(answer.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual(['sid', 'DT']);
  expect(answer.headers.getSetCookie()[0]).toBe(`sid=${session.id}; Path=/; HttpOnly; SameSite=Lax`);
  expect((await post('/api/v1/sessions', { sessionToken: token })).status).toBe(401);
});

test('a session token is good for five minutes', async () => {
  const { post, sessionToken, pass } = await setUp();
  const token = await sessionToken('james');
  pass(5);
  expect((await post('/api/v1/sessions', { sessionToken: token })).status).toBe(401);
});

test('the session shows who it belongs to, for two hours after it was last used', async () => {
  const { get, signIn, pass } = await setUp();
  const cookie = await signIn('james');
  for (const minutes of [119, 119]) {
    pass(minutes);
    expect(await (await get(me, cookie)).json()).toMatchObject({ login: 'james@mueller-tech.com', status: 'ACTIVE' });
  }
  pass(120);
  expect((await get(me, cookie)).status).toBe(404);
});

test('a suspended user’s session is none any more', async () => {
  const { get, signIn, org, james } = await setUp();
  const cookie = await signIn('james');
  moveUser(org, james.id, 'suspend');
  expect((await get(me, cookie)).status).toBe(404);
});

test('a session can be refreshed, and ended', async () => {
  const { hono, get, post, signIn } = await setUp();
  const cookie = await signIn('james');
  expect((await post(`${me}/lifecycle/refresh`, {}, cookie)).status).toBe(200);
  expect((await hono.request(ORIGIN + me, { method: 'DELETE', headers: cookie })).status).toBe(204);
  expect((await get(me, cookie)).status).toBe(404);
});

test('a request without a cookie, or with somebody else’s id, has no session', async () => {
  const { get, james } = await setUp();
  expect((await get(me)).status).toBe(404);
  expect((await get(me, { cookie: `sid=${james.id}` })).status).toBe(404);
});

test.each([[{}], [{ sessionToken: '' }], ['x']])('a request without a session token is refused: %j', async (body) => {
  const { post } = await setUp();
  expect((await post('/api/v1/sessions', body)).status).toBe(400);
});

test('through the HTTPS proxy the cookies are for HTTPS only', async () => {
  const { hono, sessionToken } = await setUp();
  const answer = await hono.request('http://mueller-tech.okta.com/api/v1/sessions', {
    method: 'POST',
    body: JSON.stringify({ sessionToken: await sessionToken('james') }),
  });
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^sid=.*; Secure/),
    expect.stringMatching(/^DT=.*; Secure/),
  ]);
});
