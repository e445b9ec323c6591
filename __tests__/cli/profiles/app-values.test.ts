import { TERRAFORM } from '../../../lib/cli/applying-program';
import { loadConfig } from '../../../lib/config/load';
import { appValues, need } from '../../../lib/cli/profiles/app-values';
import { copyOfConfig } from '../support/temporary';

const { federation } = loadConfig('config', { today: '2026-06-01' });
const LINK = 'https://mueller-tech.okta.com/home/amazon_aws/0oa1b2c3/272';

test.each([
  [
    'terraform output -json',
    {
      okta_app_id: { sensitive: false, type: 'string', value: '0oa1b2c3' },
      okta_app_embed_url: { sensitive: false, type: 'string', value: LINK },
    },
  ],
  [
    'cdktf output --outputs-file',
    { federation: { okta_app_id: '0oa1b2c3', okta_app_embed_url: LINK }, 'account-x': { role_arns: {} } },
  ],
  ['names and values', { okta_app_id: '0oa1b2c3', okta_app_embed_url: LINK }],
  ['the link alone, which has the id', { okta_app_embed_url: LINK }],
])('reads the outputs of %s', (_, outputs) => {
  expect(appValues(federation, { outputs })).toEqual({ appId: '0oa1b2c3', embedUrl: LINK });
});

test('an option counts before the outputs, the outputs before the configuration', () => {
  const config = copyOfConfig({
    'federation.yaml':
      'okta: { orgName: o, app: { webSsoClientId: 0oaConfigured12345678 } }\nroles: { ReadOnly: { policies: [ReadOnlyAccess], grantedTo: [Support] } }\n',
  });
  const own = loadConfig(config, { today: '2026-06-01' }).federation;
  const outputs = { okta_web_sso_client_id: '0oaOutput' };
  expect(appValues(own, {}).clientId).toBe('0oaConfigured12345678');
  expect(appValues(own, { outputs }).clientId).toBe('0oaOutput');
  expect(appValues(own, { outputs, clientId: '0oaOption' }).clientId).toBe('0oaOption');
});

test.each([
  ['a link elsewhere', { embedUrl: 'https://mueller-tech.okta.com/app/UserHome' }, 'not one of AWS Account Federation'],
  ['a link that ends a line', { embedUrl: `${LINK}\n[default]` }, 'not one of AWS Account Federation'],
  ['a link in clear text', { embedUrl: LINK.replace('https', 'http') }, 'not https'],
  ['an id with a blank', { clientId: '0oa x' }, 'not an id of Okta'],
  ['two apps', { embedUrl: LINK, outputs: { okta_app_id: '0oaOther' } }, 'the outputs are those of 0oaOther'],
  [
    'two values of one output',
    { outputs: { a: { okta_app_id: '1' }, b: { okta_app_id: '2' } } },
    'two values of okta_app_id',
  ],
  ['a list', { outputs: [] }, 'no JSON object'],
  ['a number', { outputs: { okta_app_id: 7 } }, 'okta_app_id is not a string'],
])('refuses %s', (_, given, told) => expect(() => appValues(federation, given)).toThrow(told));

test('says where a missing value comes from', () => {
  const missing =
    (key: 'embedUrl' | 'clientId', of = federation) =>
    () =>
      need({}, key, 'saml2aws', { federation: of, program: TERRAFORM });
  expect(missing('embedUrl')).toThrow(
    'exists only after the apply (give --outputs FILE with the output of "terraform -chdir=cdktf.out/stacks/federation output -json"',
  );
  expect(missing('clientId')).toThrow('set okta.app.webSsoClientId, or give --client-id');
  const { federation: external } = loadConfig('examples/external-app', { today: '2026-06-01' });
  expect(missing('embedUrl', external)).toThrow(
    'others run the app (ask them for its embed link, and give --embed-url)',
  );
});

test('a link to the sandbox may be http', () => {
  const embedUrl = 'http://127.0.0.1:45335/home/amazon_aws/0oa1b2c3/272';
  expect(appValues(federation, { embedUrl })).toEqual({ appId: '0oa1b2c3', embedUrl });
});
