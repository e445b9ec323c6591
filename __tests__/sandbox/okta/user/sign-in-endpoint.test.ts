import { formAction, signInEndpoint } from '../../../../sandbox/okta/user/sign-in-endpoint';

test.each([
  [undefined, 'https://signin.aws.amazon.com/saml', 'urn:amazon:webservices'],
  ['https://eu-central-1.signin.aws.amazon.com/saml', undefined, 'urn:amazon:webservices'],
  ['https://signin.amazonaws-us-gov.com/saml', undefined, 'urn:amazon:webservices:govcloud'],
  ['https://us-gov-west-1.signin.amazonaws-us-gov.com/saml', undefined, 'urn:amazon:webservices:govcloud'],
  ['https://signin.amazonaws.cn/saml', undefined, 'urn:amazon:webservices:cn-north-1'],
  ['https://signin.amazonaws.cn.example.com/saml', undefined, 'urn:amazon:webservices'],
  ['no address', undefined, 'urn:amazon:webservices'],
])('the ACS URL %j decides endpoint and audience', (overrideAcsURL, url = overrideAcsURL, audience) => {
  expect(signInEndpoint({ overrideAcsURL })).toEqual({ url, audience });
});

test('the form goes to the endpoint itself unless there is a local one', () => {
  const endpoint = signInEndpoint({});
  expect(formAction(endpoint)).toBe('https://signin.aws.amazon.com/saml');
  expect(formAction(endpoint, 'http://127.0.0.1:4567')).toBe('http://127.0.0.1:4567/signin.aws.amazon.com/saml');
  expect(formAction(endpoint, 'http://127.0.0.1:4567/')).toBe('http://127.0.0.1:4567/signin.aws.amazon.com/saml');
});

test('the local form shows the region', () => {
  const endpoint = signInEndpoint({ overrideAcsURL: 'https://eu-central-1.signin.aws.amazon.com/saml' });
  expect(formAction(endpoint, 'http://127.0.0.1:1')).toBe('http://127.0.0.1:1/eu-central-1.signin.aws.amazon.com/saml');
});
