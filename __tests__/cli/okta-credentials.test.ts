import { credentialWarnings } from '../../lib/cli/okta-credentials';
import { runCli } from './support/run-cli';

const SERVICE_APP = { OKTA_API_CLIENT_ID: '0oa1', OKTA_API_PRIVATE_KEY: 'key' };

test.each(['OKTA_API_TOKEN', 'OKTA_ACCESS_TOKEN'])('%s beside a service app is a warning that names it', (name) => {
  expect(credentialWarnings({ ...SERVICE_APP, [name]: 'secret-value' })).toEqual([
    expect.stringContaining(`unset ${name}`),
  ]);
});

test.each<[string, Record<string, string>]>([
  ['a service app alone', SERVICE_APP],
  ['an API token alone', { OKTA_API_TOKEN: 'secret-value' }],
  ['an empty token beside a service app', { ...SERVICE_APP, OKTA_API_TOKEN: '' }],
])('%s is not a warning', (_, env) => expect(credentialWarnings(env)).toEqual([]));

test('validate shows the warning, and never the value', async () => {
  const { code, err } = await runCli(['validate'], { env: { ...SERVICE_APP, OKTA_API_TOKEN: 'secret-value' } });
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: OKTA_API_TOKEN is set beside the service app/);
  expect(err).not.toContain('secret-value');
});
