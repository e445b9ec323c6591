import { admitsSaml, describe as describeStatement, isOurs, isSignInEndpoint, meaning } from '../../lib/review/trust';
import { principalOf, PROVIDER_ARN, statement } from './support/builders';

test.each(['sts:AssumeRoleWithSAML', 'STS:assumerolewithsaml', 'sts:AssumeRole*', 'sts:*', '*'])(
  '%s admits with SAML',
  (action) => {
    expect(admitsSaml(statement({ actions: [action] }))).toBe(true);
  },
);
test.each(['sts:AssumeRole', 'sts:TagSession', 's3:*'])('%s does not', (action) => {
  expect(admitsSaml(statement({ actions: [action] }))).toBe(false);
});
test('a denial admits nobody', () => expect(admitsSaml(statement({ effect: 'Deny' }))).toBe(false));

test('a statement is ours when our provider is all that it names', () => {
  const ours = new Set([PROVIDER_ARN]);
  expect(isOurs(statement(), ours)).toBe(true);
  expect(
    isOurs(statement({ principals: [principalOf(`Federated:${PROVIDER_ARN}`), principalOf('AWS:1')] }), ours),
  ).toBe(false);
  expect(isOurs(statement({ principals: [] }), ours)).toBe(false);
});

test('the meaning of a statement has no name and no order', () => {
  const [a, b] = [
    { operator: 'StringEquals', key: 'SAML:aud', values: ['x', 'y'] },
    { operator: 'Bool', key: 'a', values: ['true'] },
  ];
  expect(meaning(statement({ sid: 'One', conditions: [a, b] }))).toBe(
    meaning(statement({ sid: 'Two', conditions: [b, { ...a, key: 'saml:AUD', values: ['y', 'x'] }] })),
  );
  expect(meaning(statement())).not.toBe(meaning(statement({ conditions: [] })));
  expect(describeStatement(statement({ sid: 'One' }))).toBe(
    `One: Allow sts:AssumeRoleWithSAML to Federated:${PROVIDER_ARN} if StringEquals SAML:aud = https://signin.aws.amazon.com/saml`,
  );
});

test('a sign-in endpoint is AWS’s own, to the letter', () => {
  expect(isSignInEndpoint('https://us-gov-east-1.signin.amazonaws-us-gov.com/saml')).toBe(true);
  expect(isSignInEndpoint('https://signin.aws.amazon.com/saml/')).toBe(false);
});
