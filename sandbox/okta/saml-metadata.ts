import type { App, SigningKey } from './model';

const BINDINGS = ['HTTP-POST', 'HTTP-Redirect'] as const;
const NAME_FORMATS = ['unspecified', 'emailAddress'] as const;

/** SAML entity id of an app. */
export function entityId({ externalKey }: App): string {
  return `http://www.okta.com/${externalKey}`;
}

/**
 * What service providers have to know about an app, as Okta writes it: entity id, certificate of one signing key, and
 * where users are sent. Names and ids of this org hold nothing that XML would have to escape.
 * @param url where the org is reached
 */
export function samlMetadata(app: App, { certificate }: SigningKey, url: string): string {
  const lines = certificate.match(/.{1,76}/g)?.join('\n') ?? '';
  const location = `${url}/app/${app.name}/${app.externalKey}/sso/saml`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor entityID="${entityId(app)}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">`,
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>',
    `<ds:X509Certificate>${lines}</ds:X509Certificate>`,
    '</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>',
    ...NAME_FORMATS.map(
      (format) => `<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:${format}</md:NameIDFormat>`,
    ),
    ...BINDINGS.map(
      (binding) =>
        `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`,
    ),
    '</md:IDPSSODescriptor></md:EntityDescriptor>',
  ].join('');
}
