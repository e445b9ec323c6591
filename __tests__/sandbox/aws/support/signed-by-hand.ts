import { createHash, createSign, randomUUID, type KeyObject } from 'node:crypto';

/**
 * Signs SAML responses with nothing but Node's own RSA and SHA-256: the assertion is written in canonical form from
 * the start, so that no XML library takes part. What verifies it in the sandbox shares no code with it.
 */
export interface AssertionFacts {
  readonly issuer: string;
  readonly recipient: string;
  readonly audience: string;
  readonly roles: readonly string[];
  readonly roleSessionName: string | undefined;
  readonly sessionDuration: number | undefined;
  readonly subject: string;
  readonly issuedAt: Date;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly sessionNotOnOrAfter: Date | undefined;
  /** More attributes by their whole names. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly id: string;
}

const AWS = 'https://aws.amazon.com/SAML/Attributes/';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Facts of an assertion as Okta makes it, with some of them changed. */
export function facts(changes: Partial<AssertionFacts> & Pick<AssertionFacts, 'issuer' | 'roles'>): AssertionFacts {
  const issuedAt = changes.issuedAt ?? new Date();
  const shift = (ms: number) => new Date(issuedAt.getTime() + ms);
  return {
    recipient: 'https://signin.aws.amazon.com/saml',
    audience: 'urn:amazon:webservices',
    roleSessionName: 'james@mueller-tech.com',
    sessionDuration: 3600,
    subject: 'james@mueller-tech.com',
    issuedAt,
    notBefore: shift(-300_000),
    notOnOrAfter: shift(300_000),
    sessionNotOnOrAfter: undefined,
    attributes: {},
    id: `id${randomUUID()}`,
    ...changes,
  };
}

/** The assertion in exclusive canonical form, with room for a signature. */
export function assertionXml(f: AssertionFacts, signature = ''): string {
  const times = `NotBefore="${f.notBefore.toISOString()}" NotOnOrAfter="${f.notOnOrAfter.toISOString()}"`;
  const session = f.sessionNotOnOrAfter ? ` SessionNotOnOrAfter="${f.sessionNotOnOrAfter.toISOString()}"` : '';
  const attributes: Record<string, readonly string[]> = {
    ...(f.roles.length > 0 ? { [`${AWS}Role`]: f.roles } : {}),
    ...(f.roleSessionName === undefined ? {} : { [`${AWS}RoleSessionName`]: [f.roleSessionName] }),
    ...(f.sessionDuration === undefined ? {} : { [`${AWS}SessionDuration`]: [String(f.sessionDuration)] }),
    ...f.attributes,
  };
  return [
    `<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="${f.id}" IssueInstant="${f.issuedAt.toISOString()}" Version="2.0">`,
    `<saml2:Issuer>${text(f.issuer)}</saml2:Issuer>${signature}`,
    `<saml2:Subject><saml2:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${text(f.subject)}</saml2:NameID>`,
    '<saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml2:SubjectConfirmationData NotOnOrAfter="${f.notOnOrAfter.toISOString()}" Recipient="${text(f.recipient)}"></saml2:SubjectConfirmationData>`,
    '</saml2:SubjectConfirmation></saml2:Subject>',
    `<saml2:Conditions ${times}><saml2:AudienceRestriction><saml2:Audience>${text(f.audience)}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>`,
    `<saml2:AuthnStatement AuthnInstant="${f.issuedAt.toISOString()}"${session}></saml2:AuthnStatement>`,
    '<saml2:AttributeStatement>',
    ...Object.entries(attributes).map(
      ([name, values]) =>
        `<saml2:Attribute Name="${name}">${values.map((value) => `<saml2:AttributeValue>${text(value)}</saml2:AttributeValue>`).join('')}</saml2:Attribute>`,
    ),
    '</saml2:AttributeStatement></saml2:Assertion>',
  ].join('');
}

/** `<ds:Signature>` over an element that is in canonical form without it. */
export function signatureOver(canonical: string, id: string, key: KeyObject): string {
  const digest = createHash('sha256').update(canonical).digest('base64');
  const signedInfo = [
    '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
    `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"></ds:CanonicalizationMethod>`,
    '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>',
    `<ds:Reference URI="#${id}"><ds:Transforms>`,
    '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></ds:Transform>',
    `<ds:Transform Algorithm="${EXCLUSIVE}"></ds:Transform></ds:Transforms>`,
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>',
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  ].join('');
  const value = createSign('RSA-SHA256').update(signedInfo).sign(key, 'base64');
  return `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
}

/** A response around one or more assertions. */
export function responseXml(...assertions: readonly string[]): string {
  const status =
    '<saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>';
  return `<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" ID="r${randomUUID()}" Version="2.0">${status}${assertions.join('')}</saml2p:Response>`;
}

/** A response whose assertion is signed, as text. */
export function signedResponseXml(f: AssertionFacts, key: KeyObject): string {
  return responseXml(assertionXml(f, signatureOver(assertionXml(f), f.id, key)));
}

/** The same as a form posts it. */
export function signedResponse(f: AssertionFacts, key: KeyObject): string {
  return base64(signedResponseXml(f, key));
}

export function base64(xml: string): string {
  return Buffer.from(xml).toString('base64');
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
