import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import { DEFAULT_YEARS, makeSigningKey } from '../../../sandbox/okta/keys';
import type { SigningKey } from '../../../sandbox/okta/model';
import { emptyOrg } from '../../../sandbox/okta/org';

const now = new Date('2026-11-25T12:00:00.500Z');
let key: SigningKey;
let certificate: X509Certificate;
beforeAll(async () => {
  key = await makeSigningKey(emptyOrg({ name: 'mueller-tech', now: () => now }));
  certificate = new X509Certificate(Buffer.from(key.certificate, 'base64'));
});

test('the certificate is the key’s own, signed by it', () => {
  expect(certificate.checkPrivateKey(createPrivateKey(key.privateKeyPem))).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.subject).toBe(certificate.issuer);
  expect(certificate.subject).toContain('CN=mueller-tech');
});

test('modulus, exponent and thumbprint are the certificate’s', () => {
  const jwk = createPublicKey({ key: { kty: 'RSA', n: key.n, e: key.e }, format: 'jwk' });
  const data = Buffer.from('assertion');
  expect(verify('sha256', data, jwk, sign('sha256', data, key.privateKeyPem))).toBe(true);
  const hex = Buffer.from(key.thumbprint, 'base64url').toString('hex');
  expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(hex);
});

test('is an RSA key of 2,048 bits', () => {
  expect(certificate.publicKey.asymmetricKeyType).toBe('rsa');
  expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
});

test.each([2, DEFAULT_YEARS])('is valid for %d years from now', async (years) => {
  const { expiresAt, certificate: der } = await makeSigningKey(emptyOrg({ name: 'o', now: () => now }), years);
  const { validFrom, validTo } = new X509Certificate(Buffer.from(der, 'base64'));
  expect(new Date(validFrom).getTime()).toBeLessThan(now.getTime());
  expect(new Date(validTo).toISOString()).toBe(expiresAt);
  expect(expiresAt).toBe(`${2026 + years}-11-25T11:59:00.000Z`);
});

test('no two keys are alike', async () => {
  const other = await makeSigningKey(emptyOrg({ name: 'mueller-tech', now: () => now }));
  for (const part of ['kid', 'n', 'certificate', 'thumbprint', 'privateKeyPem'] as const)
    expect(other[part]).not.toBe(key[part]);
});
