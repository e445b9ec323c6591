import { generateKeyPairSync, type KeyObject, webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** An identity provider of the tests' own: key, certificate and metadata. */
export interface TestIdentityProvider {
  readonly entityId: string;
  readonly privateKey: KeyObject;
  readonly privateKeyPem: string;
  /** Base64 DER. */
  readonly certificate: string;
  readonly metadata: string;
}

export async function identityProvider(
  entityId = 'http://www.okta.com/exk1fcia6d6EMsf331d8',
  modulusLength = 2048,
): Promise<TestIdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const [privatePem, publicDer] = [
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey.export({ type: 'spki', format: 'der' }),
  ];
  const { subtle } = webcrypto;
  const keys = {
    privateKey: await subtle.importKey('pkcs8', privateKey.export({ type: 'pkcs8', format: 'der' }), algorithm, true, [
      'sign',
    ]),
    publicKey: await subtle.importKey('spki', publicDer, algorithm, true, ['verify']),
  };
  const issued = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=mueller-tech',
      keys,
      signingAlgorithm: algorithm,
      notAfter: new Date('2020-01-02'),
      notBefore: new Date('2020-01-01'),
    },
    webcrypto as unknown as Parameters<typeof x509.X509CertificateGenerator.createSelfSigned>[1],
  );
  const certificate = Buffer.from(issued.rawData).toString('base64');
  return {
    entityId,
    privateKey,
    privateKeyPem: privatePem,
    certificate,
    metadata: metadataXml(entityId, [certificate]),
  };
}

/** IdP metadata in the form in which Okta gives it. */
export function metadataXml(entityId: string, certificates: readonly string[]): string {
  const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol';
  const location = 'https://mueller-tech.okta.com/app/amazon_aws/exk1fcia6d6EMsf331d8/sso/saml';
  return [
    `<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="${entityId}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">`,
    `<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${protocol}">`,
    ...certificates.map(
      (certificate) =>
        '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>' +
        `<ds:X509Certificate>${certificate.replace(/.{64}/g, '$&\n')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    ),
    '<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</md:NameIDFormat>',
    `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${location}"/>`,
    '</md:IDPSSODescriptor></md:EntityDescriptor>',
  ].join('');
}
