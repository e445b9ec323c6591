import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';

/** What a TLS server needs; the key lives in memory only. */
export interface HostCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Vouches for hosts as long as this process lives: its key is nowhere else, and can't be exported. */
export interface CertificateAuthority {
  /** PEM, for clients that are to trust it. */
  readonly certificate: string;
  issue(host: string): Promise<HostCertificate>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAYS = 7;
const crypto = webcrypto as Crypto;

/** @param name letters, digits and blanks, as people read it in their client */
export async function certificateAuthority(name: string): Promise<CertificateAuthority> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...validity(),
      name: `O=Local sandbox, CN=${name}`,
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  return {
    certificate: `${certificate.toString('pem')}\n`,
    async issue(host) {
      const own = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
      const issued = await X509CertificateGenerator.create(
        {
          ...validity(),
          subject: 'O=Local sandbox',
          issuer: certificate.subject,
          publicKey: own.publicKey,
          signingKey: keys.privateKey,
          signingAlgorithm: ALGORITHM,
          extensions: [
            // Only this name counts; the subject has no room for the longest hosts.
            new SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
            new BasicConstraintsExtension(false, undefined, true),
            new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
            new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
            await AuthorityKeyIdentifierExtension.create(keys.publicKey, false, crypto),
            await SubjectKeyIdentifierExtension.create(own.publicKey, false, crypto),
          ],
        },
        crypto,
      );
      const key = KeyObject.from(own.privateKey);
      return { cert: issued.toString('pem'), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
    },
  };
}

function validity() {
  const now = Date.now();
  return {
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    notBefore: new Date(now - 3_600_000),
    notAfter: new Date(now + DAYS * 86_400_000),
  };
}
