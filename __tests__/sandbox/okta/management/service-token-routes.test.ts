import { startOkta, type LocalOkta } from '../../../../sandbox/okta/start';
import { assertionOf, serviceApp } from '../support/service-app';

const READ = ['okta.groups.read', 'okta.apps.read'];
const app = serviceApp([...READ, 'okta.groups.manage'], 'ORG_ADMIN');
const reader = { ...serviceApp(READ, 'READ_ONLY_ADMIN'), clientId: '0oaReader00000000001' };
const roleless = { ...serviceApp(READ), clientId: '0oaRoleless000000001' };
let okta: LocalOkta;

beforeAll(async () => {
  okta = await startOkta({ name: 'mueller-tech', serviceApps: [app, reader, roleless] });
});
afterAll(() => okta.stop());

interface Answer {
  readonly error?: string;
  readonly error_description?: string;
  readonly access_token?: string;
}

async function token(assertion: string, scope = 'okta.groups.read'): Promise<Answer & { status: number }> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope,
  });
  const answer = await fetch(`${okta.url}/oauth2/v1/token`, { method: 'POST', body });
  return { status: answer.status, ...((await answer.json()) as Answer) };
}

async function call(accessToken: string | undefined, method: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${accessToken ?? ''}`, 'content-type': 'application/json' };
  const answer = await fetch(`${okta.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, text };
}

test('a signed assertion gets an access token, which may do what its scopes say and no more', async () => {
  const { access_token: got } = await token(await assertionOf(app, okta.url), 'okta.groups.read okta.groups.manage');
  expect(await call(got, 'GET', '/groups')).toMatchObject({ status: 200 });
  expect(await call(got, 'POST', '/groups', { profile: { name: 'New' } })).toMatchObject({ status: 200 });
  const refused = await call(got, 'GET', '/apps');
  expect(refused).toMatchObject({ status: 403 });
  expect(refused.text).toContain('lacks the scope okta.apps.read');
});

test('only the scopes that were asked for count, although more were granted', async () => {
  const { access_token: got } = await token(await assertionOf(app, okta.url), 'okta.groups.read');
  expect(await call(got, 'POST', '/groups', { profile: { name: 'Other' } })).toMatchObject({ status: 403 });
});

test('a scope that was not granted is refused, and so is one that does not exist', async () => {
  expect(await token(await assertionOf(app, okta.url), 'okta.policies.read')).toMatchObject({
    status: 400,
    error: 'consent_required',
  });
  expect(await token(await assertionOf(app, okta.url), 'okta.nonsense')).toMatchObject({
    status: 400,
    error: 'invalid_scope',
  });
});

test.each<[string, Record<string, unknown>]>([
  ['expired', { exp: 1 }],
  ['that lives longer than an hour', { exp: Math.floor(Date.now() / 1000) + 86_400 }],
  ['for another audience', { aud: 'https://mueller-tech.okta.com.evil.example/oauth2/v1/token' }],
  ['of an unknown app', { iss: '0oaUnknown', sub: '0oaUnknown' }],
  ['about somebody else', { sub: '0oaUnknown' }],
])('refuses an assertion %s', async (_, changes) => {
  expect(await token(await assertionOf(app, okta.url, changes))).toMatchObject({
    status: 401,
    error: 'invalid_client',
  });
});

test('refuses an assertion that another key signed, that was used before, or that is not a JWT', async () => {
  const forged = { ...serviceApp([], 'ORG_ADMIN'), clientId: app.clientId };
  expect(await token(await assertionOf(forged, okta.url))).toMatchObject({ status: 401 });
  const once = await assertionOf(app, okta.url);
  expect(await token(once)).toMatchObject({ status: 200 });
  expect(await token(once)).toMatchObject({ status: 401 });
  expect(await token('nonsense')).toMatchObject({ status: 401, error: 'invalid_client' });
});

test('a read-only administrator changes nothing, and an app without an admin role does nothing at all', async () => {
  const read = await token(await assertionOf(reader, okta.url));
  expect(await call(read.access_token, 'GET', '/groups')).toMatchObject({ status: 200 });
  const none = await token(await assertionOf(roleless, okta.url));
  expect(await call(none.access_token, 'GET', '/groups')).toMatchObject({ status: 403 });
});

test('an access token opens neither the sandbox itself nor the call of a made-up token', async () => {
  const { access_token: got } = await token(await assertionOf(app, okta.url));
  const headers = { authorization: `Bearer ${got ?? ''}` };
  expect(await fetch(`${okta.url}/sandbox/snapshot`, { headers })).toMatchObject({ status: 401 });
  expect(await call('made-up', 'GET', '/groups')).toMatchObject({ status: 401 });
});
