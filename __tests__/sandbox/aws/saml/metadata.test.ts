import { X509Certificate } from 'node:crypto';
import { parseMetadata } from '../../../../sandbox/aws/saml/metadata';
import { identityProvider, metadataXml, type TestIdentityProvider } from '../support/identity-provider';

let idp: TestIdentityProvider;
beforeAll(async () => {
  idp = await identityProvider('http://www.okta.com/exk1');
});

test('gives the issuer and the certificates of the signing keys', () => {
  const { entityId, certificates } = parseMetadata(idp.metadata);
  expect(entityId).toBe('http://www.okta.com/exk1');
  expect(certificates.map((pem) => new X509Certificate(pem).raw.toString('base64'))).toEqual([idp.certificate]);
});

test('ignores that a certificate has expired, as IAM does', () => {
  const [pem = ''] = parseMetadata(idp.metadata).certificates;
  expect(Date.parse(new X509Certificate(pem).validTo)).toBeLessThan(Date.now());
});

test('leaves keys for encryption out, and takes those that do not say what they are for', () => {
  const two = metadataXml('http://www.okta.com/exk1', [idp.certificate, idp.certificate]);
  expect(parseMetadata(two.replace('use="signing"', 'use="encryption"')).certificates).toHaveLength(1);
  expect(parseMetadata(two.replace(' use="signing"', '')).certificates).toHaveLength(2);
});

test('refuses a key of fewer than 1,024 bits', async () => {
  const weak = await identityProvider('http://www.okta.com/exk1', 768);
  expect(() => parseMetadata(weak.metadata)).toThrow('1024 bits');
});

test.each([
  ['no XML', 'hello'],
  ['a document type', `<!DOCTYPE x>${metadataXml('http://www.okta.com/exk1', [])}`],
  ['no signing key', metadataXml('http://www.okta.com/exk1', [])],
  ['no issuer', metadataXml('', ['AA=='])],
  ['a certificate that is none', metadataXml('http://www.okta.com/exk1', ['AA=='])],
])('refuses %s', (_, text) => {
  expect(() => parseMetadata(text)).toThrow();
});

test('takes up to ten keys', () => {
  const keys = (n: number) => metadataXml('http://www.okta.com/exk1', new Array<string>(n).fill(idp.certificate));
  expect(parseMetadata(keys(10)).certificates).toHaveLength(10);
  expect(() => parseMetadata(keys(11))).toThrow('more than 10');
});
