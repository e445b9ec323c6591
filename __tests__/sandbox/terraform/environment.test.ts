import { programEnvironment } from '../../../sandbox/terraform/environment';

const given = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'x']));

test.each([
  'PATH',
  'HOME',
  'TMPDIR',
  'LANG',
  'LC_ALL',
  'FEDERATION_PROVIDER_MIRRORS',
  'TF_PLUGIN_CACHE_DIR',
  'SSL_CERT_FILE',
])('%s gets into a program of the sandbox', (name) => {
  expect(programEnvironment(given([name]))).toEqual({ [name]: 'x' });
});

test.each([
  ...['HTTPS_PROXY', 'http_proxy', 'ALL_PROXY', 'NO_PROXY'],
  ...[
    'OKTA_ACCESS_TOKEN',
    'OKTA_API_TOKEN',
    'OKTA_API_CLIENT_ID',
    'OKTA_API_PRIVATE_KEY',
    'OKTA_ORG_NAME',
    'OKTA_HTTP_PROXY',
  ],
  ...['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_ENDPOINT_URL', 'AWS_CONFIG_FILE', 'AWS_CA_BUNDLE'],
  ...[
    'TF_VAR_token',
    'TF_CLI_ARGS',
    'TF_CLI_ARGS_plan',
    'TF_LOG',
    'TF_WORKSPACE',
    'TF_DATA_DIR',
    'TF_REATTACH_PROVIDERS',
  ],
  ...['NODE_OPTIONS', 'LD_PRELOAD', 'PYTHONPATH', 'GITHUB_TOKEN', 'XPATH', 'PATHS'],
])('%s does not get into a program of the sandbox', (name) => {
  expect(programEnvironment(given([name]))).toEqual({});
});

test('a proxy is for downloads only', () => {
  const proxies = given(['HTTPS_PROXY', 'http_proxy', 'NO_PROXY']);
  expect(programEnvironment({ ...proxies, OKTA_ACCESS_TOKEN: 'x' }, { download: true })).toEqual(proxies);
});
