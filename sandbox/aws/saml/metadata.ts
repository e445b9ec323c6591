import { X509Certificate } from 'node:crypto';
import { childElements, parseXml } from '../query/xml';

/** What an account knows about an identity provider, from the metadata of its SAML provider. */
export interface IdentityProvider {
  /** Issuer that its assertions must name. */
  readonly entityId: string;
  /** Certificates of the keys that it may sign with, PEM. */
  readonly certificates: readonly string[];
}

const MOST_KEYS = 10;
const SHORTEST_RSA_KEY = 1024;

/**
 * Reads SAML metadata. Expiry dates of document and certificates are ignored, as IAM does.
 * @throws Error if IAM could not use it
 */
export function parseMetadata(text: string): IdentityProvider {
  const entity = parseXml(text);
  const entityId = entity.getAttribute('entityID') ?? '';
  if (entity.localName !== 'EntityDescriptor' || entityId === '')
    throw new Error('no EntityDescriptor with an entityID');
  const keys = childElements(entity, 'IDPSSODescriptor')
    .flatMap((descriptor) => childElements(descriptor, 'KeyDescriptor'))
    .filter((key) => (key.getAttribute('use') ?? '') !== 'encryption');
  const certificates = keys.flatMap((key) =>
    childElements(key, 'KeyInfo')
      .flatMap((info) => childElements(info, 'X509Data'))
      .flatMap((data) => childElements(data, 'X509Certificate'))
      .map((certificate) => pem(certificate.textContent)),
  );
  if (certificates.length === 0) throw new Error('no IDPSSODescriptor with a signing certificate');
  if (certificates.length > MOST_KEYS) throw new Error(`more than ${MOST_KEYS} signing certificates`);
  return { entityId, certificates };
}

function pem(base64: string): string {
  const certificate = readCertificate(Buffer.from(base64.replace(/\s/g, ''), 'base64'));
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_RSA_KEY)
    throw new Error(`a key of fewer than ${SHORTEST_RSA_KEY} bits`);
  return certificate.toString();
}

function readCertificate(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new Error('a signing certificate that is none');
  }
}
