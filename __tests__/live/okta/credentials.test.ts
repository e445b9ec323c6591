import { oktaCredential } from '../../../lib/live/okta/credentials';

const SERVICE_APP = { OKTA_API_CLIENT_ID: '0oa1', OKTA_API_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----' };

test.each([
  ['no variable at all', {}],
  ['an empty token', { OKTA_API_TOKEN: '' }],
  ['half a service app', { OKTA_API_CLIENT_ID: '0oa1' }],
])('with %s, a service app is asked for first, and a token after it', (_, env) => {
  expect(() => oktaCredential(env)).toThrow(
    'no credential for Okta (set OKTA_API_CLIENT_ID and OKTA_API_PRIVATE_KEY of a service app, or OKTA_API_TOKEN)',
  );
});

test('a credential wins over another one as it does in the Okta provider', () => {
  const all = { ...SERVICE_APP, OKTA_API_TOKEN: 'api', OKTA_ACCESS_TOKEN: 'access' };
  expect(oktaCredential(all).type).toBe('access token');
  expect(oktaCredential({ ...all, OKTA_ACCESS_TOKEN: '' }).type).toBe('API token');
  expect(oktaCredential(SERVICE_APP)).toMatchObject({ type: 'service app', clientId: '0oa1' });
});
