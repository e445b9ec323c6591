import 'reflect-metadata';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { createHash, createPublicKey, randomBytes, webcrypto } from 'node:crypto';
import type { SigningKey } from './model';
import type { Org } from './org';

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** How long a key is valid that Okta makes with an app. */
export const DEFAULT_YEARS = 10;

/** Makes a key and its self-signed certificate, as Okta does for each app. @param years 2–10 */
export async function makeSigningKey(org: Org, years = DEFAULT_YEARS): Promise<SigningKey> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const now = org.now();
  // Certificates count whole seconds, and clocks differ: valid from a minute ago, as Okta's are.
  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000 - 60_000);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: `01${randomBytes(7).toString('hex')}`,
      name: `C=US, ST=California, L=San Francisco, O=Okta, OU=SSOProvider, CN=${org.name}, E=info@okta.com`,
      notBefore,
      notAfter,
      signingAlgorithm: ALGORITHM,
      extensions: [new BasicConstraintsExtension(false)],
      keys,
    },
    webcrypto as Crypto,
  );
  const der = Buffer.from(certificate.rawData);
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const { n = '', e = '' } = createPublicKey({
    key: Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey)),
    format: 'der',
    type: 'spki',
  }).export({ format: 'jwk' });
  const created = now.toISOString();
  return {
    kid: randomBytes(32).toString('base64url'),
    privateKeyPem: pem(pkcs8),
    certificate: der.toString('base64'),
    n,
    e,
    thumbprint: createHash('sha256').update(der).digest('base64url'),
    created,
    lastUpdated: created,
    expiresAt: notAfter.toISOString(),
  };
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}
