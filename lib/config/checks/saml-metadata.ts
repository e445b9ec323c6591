import { X509Certificate } from 'node:crypto';
import { SAML_METADATA_CHARACTERS } from '../../naming/limits';
import { certificatesOf, entityIdOf } from '../../naming/saml-metadata';
import type { Check } from '../check';
import type { MetadataFile } from '../draft';

const MIN_KEY_BITS = 1024;

/** The metadata decides who may vouch for people, so it must be what IAM takes: an identity provider's, with its keys. */
export const samlMetadata: Check = ({ metadata, rotationMetadata }, complain) => {
  if (metadata) checkMetadata(metadata, complain);
  if (!rotationMetadata) return;
  const certificates = checkMetadata(rotationMetadata, complain);
  if (new Set(certificates).size === 1)
    complain(rotationMetadata.file, [], {
      value: undefined,
      requirement: 'has one certificate, a rotation needs the old and the new one',
      remedy: 'make it with federation merge-metadata',
    });
};

/** @returns the certificates, in base64 */
function checkMetadata({ file, text }: MetadataFile, complain: Parameters<Check>[1]): string[] {
  const refuse = (requirement: string, remedy: string) => {
    complain(file, [], { value: undefined, requirement, remedy });
  };
  const { length } = text;
  if (length < SAML_METADATA_CHARACTERS.least || length > SAML_METADATA_CHARACTERS.most)
    refuse(
      `has ${length} characters, IAM takes ${SAML_METADATA_CHARACTERS.least} to ${SAML_METADATA_CHARACTERS.most}`,
      DOWNLOAD,
    );
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) refuse('declares a document type', 'metadata has none; download it again');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    refuse('holds a private key', 'replace that key, and download the metadata only');
  const [, prefix = '', attributes = ''] =
    /^(?:\s|<\?[^>]*\?>|<!--.*?-->)*<(\w+:)?EntityDescriptor\b([^>]*)>/s.exec(text) ?? [];
  if (
    !attributes.includes('urn:oasis:names:tc:SAML:2.0:metadata') ||
    !text.trimEnd().endsWith(`</${prefix}EntityDescriptor>`)
  ) {
    refuse('is not SAML 2.0 metadata: an EntityDescriptor is its outermost element', DOWNLOAD);
    return [];
  }
  if (entityIdOf(text) === undefined) refuse('has no entityID', DOWNLOAD);
  if (!/<(\w+:)?IDPSSODescriptor\b/.test(text)) refuse('describes no identity provider (IDPSSODescriptor)', DOWNLOAD);
  if (!/<(\w+:)?SingleSignOnService\b/.test(text)) refuse('names no SingleSignOnService', DOWNLOAD);
  const certificates = certificatesOf(text);
  if (certificates.length === 0) refuse('has no certificate', DOWNLOAD);
  for (const base64 of certificates) {
    const complaint = badCertificate(base64);
    if (complaint !== undefined) refuse(complaint, 'ask the people who run the app for metadata with a proper key');
  }
  return certificates;
}

const DOWNLOAD = 'download the metadata (XML) from the app’s Sign On tab again';

function badCertificate(base64: string): string | undefined {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(base64, 'base64'));
    const bits = publicKey.asymmetricKeyDetails?.modulusLength;
    return bits !== undefined && bits < MIN_KEY_BITS
      ? `has a key of ${bits} bit, IAM takes ${MIN_KEY_BITS} and more`
      : undefined;
  } catch {
    return 'has a certificate that can’t be read';
  }
}
