import { localServerOf } from '../../../sandbox/https-proxy/known-hosts';

const servers = {
  oktaOrg: 'mueller-tech',
  oktaUrl: 'http://127.0.0.1:1/',
  stsUrl: 'http://127.0.0.1:2',
  iamUrl: 'http://127.0.0.1:3',
  signInBase: 'http://127.0.0.1:4/',
};

test.each([
  ['mueller-tech.okta.com', 'http://127.0.0.1:1'],
  ['mueller-tech.oktapreview.com', 'http://127.0.0.1:1'],
  ['mueller-tech.okta-emea.com', 'http://127.0.0.1:1'],
  ['mueller-tech.okta-gov.com', 'http://127.0.0.1:1'],
  ['mueller-tech.okta.mil', 'http://127.0.0.1:1'],
  ['sts.amazonaws.com', 'http://127.0.0.1:2'],
  ['sts.eu-central-1.amazonaws.com', 'http://127.0.0.1:2'],
  ['sts.us-gov-west-1.amazonaws.com', 'http://127.0.0.1:2'],
  ['sts.cn-north-1.amazonaws.com.cn', 'http://127.0.0.1:2'],
  ['iam.amazonaws.com', 'http://127.0.0.1:3'],
  ['iam.us-gov.amazonaws.com', 'http://127.0.0.1:3'],
  ['iam.cn-north-1.amazonaws.com.cn', 'http://127.0.0.1:3'],
  ['signin.aws.amazon.com', 'http://127.0.0.1:4/signin.aws.amazon.com'],
  ['eu-central-1.signin.aws.amazon.com', 'http://127.0.0.1:4/eu-central-1.signin.aws.amazon.com'],
  ['signin.amazonaws-us-gov.com', 'http://127.0.0.1:4/signin.amazonaws-us-gov.com'],
  ['signin.amazonaws.cn', 'http://127.0.0.1:4/signin.amazonaws.cn'],
  ['console.aws.amazon.com', 'http://127.0.0.1:4/console.aws.amazon.com'],
])('%s is served here', (host, base) => expect(localServerOf(host, servers)).toBe(base));

test.each([
  'okta.com',
  'other.okta.com',
  'mueller-tech.okta.com.example.com',
  'mueller-techXokta.com',
  'x.mueller-tech.okta.com',
  'aws.amazon.com',
  's3.amazonaws.com',
  'signin.aws.amazon.com.example.com',
  'x.signin.aws.amazon.com',
  'stsXamazonaws.com',
  'example.com',
  '127.0.0.1',
  'localhost',
  '',
])('%j is not a host of the sandbox', (host) => expect(localServerOf(host, servers)).toBeUndefined());

test('the name of an org is not a pattern', () => {
  expect(localServerOf('muellerXtech.okta.com', { ...servers, oktaOrg: 'mueller.tech' })).toBeUndefined();
});
