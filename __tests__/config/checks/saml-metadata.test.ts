import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { loadConfig } from '../../../lib/config/load';
import { base, problemsOf, TODAY, withFiles } from '../support/fixtures';

const OKTA = '{ orgName: mueller-tech, app: { metadataFile: okta.xml } }';

async function certificate(modulusLength: number): Promise<string> {
  const name = 'RSASSA-PKCS1-v1_5';
  const algorithm = { name, hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned(
    { name: 'CN=mueller-tech', keys, signingAlgorithm: algorithm },
    webcrypto as Crypto,
  );
  return made.toString('base64');
}

const metadata = (
  cert: string,
  { entity = 'entityID="http://www.okta.com/exk1"', padding = 0, prefix = 'md:' } = {},
) => {
  const xmlns = prefix === '' ? 'xmlns' : 'xmlns:md';
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<${prefix}EntityDescriptor ${xmlns}="urn:oasis:names:tc:SAML:2.0:metadata" ${entity}>` +
    `<${prefix}IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">` +
    `<${prefix}KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>` +
    `<ds:X509Certificate>${cert}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></${prefix}KeyDescriptor>` +
    `<${prefix}SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://x"/>` +
    `</${prefix}IDPSSODescriptor><!--${'x'.repeat(padding)}--></${prefix}EntityDescriptor>\n`
  );
};

const problems = (text: string) =>
  withFiles({ ...base.federation('', { okta: OKTA }), 'okta.xml': text }, (directory) => problemsOf(directory));

let good: string;
beforeAll(async () => {
  good = await certificate(2048);
});

test('metadata of somebody else’s app is part of the model', () => {
  const text = metadata(good);
  const files = { ...base.federation('', { okta: OKTA }), 'okta.xml': text };
  const { federation } = withFiles(files, (directory) => loadConfig(directory, { today: TODAY }));
  expect(federation.okta.app.metadata).toBe(text);
});

test('metadata for a rotation has the old and the new certificate, and the app stays ours', async () => {
  const okta = '{ orgName: mueller-tech, app: { rotationMetadataFile: rotation.xml } }';
  const withRotation = (text: string) => ({ ...base.federation('', { okta }), 'rotation.xml': text });
  const both = metadata(`${good}</ds:X509Certificate><ds:X509Certificate>${await certificate(2048)}`);
  const { federation } = withFiles(withRotation(both), (directory) => loadConfig(directory, { today: TODAY }));
  expect(federation.okta.app).toMatchObject({ rotationMetadata: both });
  expect(federation.okta.app.metadata).toBeUndefined();
  expect(withFiles(withRotation(metadata(good)), (directory) => problemsOf(directory))).toEqual([
    'config/rotation.xml:1:1  has one certificate, a rotation needs the old and the new one (make it with federation merge-metadata)',
  ]);
});

test('it may have no namespace prefix, lines in its certificate, and a declaration before it', () => {
  const lines = good.replace(/.{64}/g, '$&\n');
  expect(problems(metadata(lines, { prefix: '' }))).toEqual([]);
  expect(problems(`<!-- from Okta -->\n${metadata(good).replace(/<\?.*?\?>/, '')}`)).toEqual([]);
});

test('it has 1,000 characters, or is refused', () => {
  const small = metadata('').length;
  const told = (length: number) =>
    problems(metadata('', { padding: length - small })).filter((line) => / IAM takes /.test(line));
  expect(told(1000)).toEqual([]);
  expect(told(999)).toHaveLength(1);
});

test('a key of 1,024 bit is long enough, a shorter one is refused', async () => {
  expect(problems(metadata(await certificate(1024), { padding: 500 }))).toEqual([]);
  expect(problems(metadata(await certificate(1016), { padding: 500 }))).toEqual([
    'config/okta.xml:1:1  has a key of 1016 bit, IAM takes 1024 and more (ask the people who run the app for metadata with a proper key)',
  ]);
});

test.each<[string, (text: string) => string, RegExp]>([
  ['no entity id', (text) => text.replace(/ entityID="[^"]+"/, ''), /has no entityID/],
  ['another namespace', (text) => text.replace('SAML:2.0:metadata', 'SAML:1.1:metadata'), /is not SAML 2.0 metadata/],
  ['another root', (text) => text.replaceAll('EntityDescriptor', 'EntitiesDescriptor'), /is not SAML 2.0 metadata/],
  ['an end that is cut off', (text) => text.slice(0, -12), /is not SAML 2.0 metadata/],
  ['no identity provider', (text) => text.replaceAll('IDPSSODescriptor', 'SPSSODescriptor'), /IDPSSODescriptor/],
  ['no sign-on address', (text) => text.replace('SingleSignOnService', 'SingleLogoutService'), /SingleSignOnService/],
  ['a damaged certificate', (text) => text.replace('MII', 'AAA'), /certificate that can’t be read/],
  [
    'an entity',
    (text) => text.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    /document type/,
  ],
  ['a private key', (text) => text.replace('<!--', '<!-------BEGIN RSA PRIVATE KEY-----'), /holds a private key/],
])('%s is refused', (_, damage, requirement) => {
  expect(problems(damage(metadata(good))).join('\n')).toMatch(requirement);
});

test('a private key that the file holds is not repeated', () => {
  const secret = '-----BEGIN PRIVATE KEY-----MIIEvSECRET-----END PRIVATE KEY-----';
  expect(problems(metadata(good).replace('<!--', `<!--${secret}`)).join('\n')).not.toContain('SECRET');
});
