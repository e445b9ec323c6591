import { parseXml } from '../../../../sandbox/aws/query/xml';
import { readAssertion } from '../../../../sandbox/aws/saml/assertion';
import { checkAssertion } from '../../../../sandbox/aws/saml/check-assertion';
import { assertionXml, facts, type AssertionFacts } from '../support/signed-by-hand';

const NOW = new Date('2026-11-25T12:00:00Z');
const provider = { entityId: 'http://www.okta.com/exk1', certificates: [] };
const check = (changes: Partial<AssertionFacts>, partition: 'aws' | 'aws-us-gov' | 'aws-cn' = 'aws') => {
  const assertion = facts({ issuer: provider.entityId, roles: [], issuedAt: NOW, ...changes });
  checkAssertion(readAssertion(parseXml(assertionXml(assertion))), { provider, partition, now: NOW });
};
const at = (time: string) => new Date(`2026-11-25T${time}Z`);

test.each([
  ['until a second before its end', { notOnOrAfter: at('12:00:01') }],
  ['five minutes after its issue', { issuedAt: at('11:55:00'), notOnOrAfter: at('12:01:00') }],
  ['a minute early, since clocks differ', { issuedAt: at('12:01:00'), notBefore: at('12:01:00') }],
])('an assertion is good %s', (_, changes) => {
  expect(() => check(changes)).not.toThrow();
});

test.each([
  ['at its end', { notOnOrAfter: at('12:00:00') }, 'Response has expired'],
  [
    'more than five minutes after its issue',
    { issuedAt: at('11:54:59'), notOnOrAfter: at('12:01:00') },
    'Token must be redeemed within 5 minutes of issuance',
  ],
  ['more than a minute early', { notBefore: at('12:01:01') }, 'Response is not valid yet'],
])('an assertion is not good %s', (_, changes, message) => {
  expect(() => check(changes)).toThrow(message);
});

test('an assertion that never ends is refused', () => {
  const xml = assertionXml(facts({ issuer: provider.entityId, roles: [], issuedAt: NOW })).replace(
    / NotOnOrAfter="[^"]*"/g,
    '',
  );
  const endless = readAssertion(parseXml(xml));
  expect(() => checkAssertion(endless, { provider, partition: 'aws', now: NOW })).toThrow('how long it is valid');
});

test.each([
  ['aws', 'urn:amazon:webservices'],
  ['aws', 'https://signin.aws.amazon.com/saml'],
  ['aws', 'https://eu-central-1.signin.aws.amazon.com/saml'],
  ['aws-us-gov', 'urn:amazon:webservices:govcloud'],
  ['aws-cn', 'urn:amazon:webservices:cn-north-1'],
] as const)('in the partition %s the audience %s is right', (partition, audience) => {
  expect(() => check({ audience }, partition)).not.toThrow();
});

test.each([
  ['aws', 'urn:amazon:webservices:govcloud'],
  ['aws-us-gov', 'urn:amazon:webservices'],
  ['aws', 'https://signin.aws.amazon.com.evil.com/saml'],
  ['aws', 'http://signin.aws.amazon.com/saml'],
] as const)('in the partition %s the audience %s is wrong', (partition, audience) => {
  expect(() => check({ audience }, partition)).toThrow('required audience');
});

test.each(['aws:james', 'j'])('refuses the source identity %s', (name) => {
  const attributes = { 'https://aws.amazon.com/SAML/Attributes/SourceIdentity': [name] };
  expect(() => check({ attributes })).toThrow('Source Identity must match');
});
