import fc from 'fast-check';
import { InvalidName } from '../../lib/naming/invalid-name';
import { statementId, trustPolicy, trustStatement } from '../../lib/naming/trust-policy';
import { plainName } from './support/names';

const PROVIDER = 'arn:aws:iam::123456789012:saml-provider/Okta';
const props = { sid: statementId('Okta'), providerArns: [PROVIDER], audiences: ['https://signin.aws.amazon.com/saml'] };

test('the statement is that of the manual procedure, with a name', () => {
  expect(trustStatement(props)).toEqual({
    Sid: 'OktaAwsFederationOkta',
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithSAML',
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  });
});

test('further conditions are added to the audience, and never replace it', () => {
  const conditions = { StringEquals: { 'saml:sub': ['a', 'b'] }, IpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } };
  expect(trustStatement({ ...props, audiences: ['x', 'y'], conditions }).Condition).toEqual({
    IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
    StringEquals: { 'SAML:aud': ['x', 'y'], 'saml:sub': ['a', 'b'] },
  });
});

test.each(['SAML:aud', 'saml:aud', 'Saml:Aud'])('a condition on %s is refused', (key) => {
  expect(() => trustStatement({ ...props, conditions: { StringLike: { [key]: ['*'] } } })).toThrow(InvalidName);
});

test('nobody else is admitted', () => {
  expect(JSON.parse(trustPolicy(props))).toEqual({ Version: '2012-10-17', Statement: [trustStatement(props)] });
});

test('two providers have two statements, whatever IAM leaves out of a Sid', () => {
  fc.assert(
    fc.property(plainName(60), plainName(60), (a, b) => {
      expect(statementId(a)).toMatch(/^[A-Za-z0-9]+$/);
      expect(statementId(a) === statementId(b)).toBe(a === b);
    }),
  );
  expect(statementId('Okta-Prod')).not.toBe(statementId('OktaProd'));
});
