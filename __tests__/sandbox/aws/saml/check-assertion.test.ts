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

describe('session tags and source identity', () => {
  const read = readAssertion(
    parseXml(
      assertionXml(facts({ issuer: provider.entityId, roles: [], issuedAt: NOW, notOnOrAfter: at('12:04:00') })),
    ),
  );
  const judge = (changes: Partial<typeof read>) => () =>
    checkAssertion({ ...read, ...changes }, { provider, partition: 'aws', now: NOW });
  const tags = (...pairs: (readonly [string, string])[]) => ({ tags: new Map(pairs) });
  const many = (count: number) => tags(...Array.from({ length: count }, (_, i) => [`Key${i}`, 'v'] as const));

  test.each([
    ['50 tags', many(50)],
    ['a key of 128 characters', tags(['k'.repeat(128), 'v'])],
    ['a value of 256 characters', tags(['Key', 'v'.repeat(256)])],
    ['an empty value', tags(['Key', ''])],
    ['letters, digits, spaces and signs of any language', tags(['Kostenstelle Köln_.:/=+-@', '東京 1'])],
    ['a transitive key that is sent', { ...tags(['Key', 'v']), transitiveTagKeys: ['Key'] }],
    ['a source identity of 2 characters', { sourceIdentity: 'jm' }],
    ['a source identity of 64 characters', { sourceIdentity: 'j'.repeat(64) }],
  ])('%s is taken', (_, changes) => expect(judge(changes)).not.toThrow());

  test.each([
    ['51 tags', many(51), 'must not exceed 50'],
    ['a key of 129 characters', tags(['k'.repeat(129), 'v']), 'key of 1-128'],
    ['an empty key', tags(['', 'v']), 'key of 1-128'],
    ['a value of 257 characters', tags(['Key', 'v'.repeat(257)]), 'at most 256'],
    ['a value with a sign that AWS does not take', tags(['Key', 'a;b']), 'at most 256'],
    ['a key that AWS reserves', tags(['AWS:Key', 'v']), 'key of 1-128'],
    ['keys that differ by case only', tags(['Key', 'v'], ['kEY', 'v']), 'not case sensitive'],
    ['a transitive key that is not sent', { transitiveTagKeys: ['Key'] }, 'must be included'],
    ['a source identity of 1 character', { sourceIdentity: 'j' }, 'Source Identity'],
    ['a source identity of 65 characters', { sourceIdentity: 'j'.repeat(65) }, 'Source Identity'],
    ['a source identity with an apostrophe', { sourceIdentity: "o'brien" }, 'Source Identity'],
  ])('%s is refused', (_, changes, message) => expect(judge(changes)).toThrow(message));
});
