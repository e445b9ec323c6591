import { createUser, moveUser } from '../../../../sandbox/okta/users';
import { client } from './support/client';
import { PASSWORD, rehearsalOrg } from './support/rehearsal-org';

async function setUp() {
  const rehearsal = await rehearsalOrg();
  const { post } = client(rehearsal);
  const authn = (username: string, password = PASSWORD) => post('/api/v1/authn', { username, password });
  return { ...rehearsal, post, authn };
}

test('the right password gives a session token, and who it is for', async () => {
  const { authn, james } = await setUp();
  const answer = await authn('james@mueller-tech.com');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    status: 'SUCCESS',
    sessionToken: expect.stringMatching(/^[\w-]{43}$/) as string,
    expiresAt: expect.stringMatching(/^20.*Z$/) as string,
    _embedded: { user: { id: james.id, profile: { login: 'james@mueller-tech.com', firstName: 'James' } } },
  });
});

test('the name before the @ will do, and case does not matter', async () => {
  const { authn } = await setUp();
  expect((await authn('JAMES')).status).toBe(200);
});

test('a wrong password and an unknown user get the same answer', async () => {
  const { authn } = await setUp();
  const answers = await Promise.all([authn('james', 'wrong'), authn('nobody')]);
  const bodies = await Promise.all(answers.map(async (answer) => (await answer.json()) as Record<string, unknown>));
  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  expect(bodies[0]).toMatchObject({ errorCode: 'E0000004', errorSummary: 'Authentication failed', errorCauses: [] });
  expect({ ...bodies[0], errorId: '' }).toEqual({ ...bodies[1], errorId: '' });
});

test.each(['suspend', 'deactivate'] as const)('the right password does not help after %s', async (move) => {
  const { authn, org, james } = await setUp();
  moveUser(org, james.id, move);
  expect((await authn('james')).status).toBe(401);
});

test('a user without a password can’t sign in with any', async () => {
  const { authn, org } = await setUp();
  const profile = { login: 'new@mueller-tech.com', email: 'new@mueller-tech.com', firstName: 'N', lastName: 'N' };
  createUser(org, { profile });
  expect((await authn('new')).status).toBe(401);
});

test('after ten wrong passwords the right one does not help for 15 minutes', async () => {
  const { authn, pass } = await setUp();
  for (let i = 0; i < 10; i++) expect((await authn('james', 'wrong')).status).toBe(401);
  const locked = await authn('james');
  expect(locked.status).toBe(200);
  const body = (await locked.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ status: 'LOCKED_OUT' });
  expect(body).not.toHaveProperty('sessionToken');
  pass(15);
  expect(await (await authn('james')).json()).toMatchObject({ status: 'SUCCESS' });
});

test.each([[{}], [{ username: 'james' }], [{ username: 'james', password: '' }], [null], [[]], ['x']])(
  'a request that is none is refused: %j',
  async (body) => {
    const { post } = await setUp();
    const answer = await post('/api/v1/authn', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errorCode: 'E0000001' });
  },
);

test('a state token is none of ours: there is no step-up here', async () => {
  const { post } = await setUp();
  expect((await post('/api/v1/authn', { stateToken: '00x' })).status).toBe(401);
});
