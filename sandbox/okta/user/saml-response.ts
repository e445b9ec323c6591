import { randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { SigningKey } from '../model';
import type { SignInEndpoint } from './sign-in-endpoint';
import { escapeXml } from './xml';

/** The key an app signs with. */
export type SamlKey = Pick<SigningKey, 'privateKeyPem' | 'certificate'>;

export interface SamlStatement {
  /** Entity id of the app, as in its metadata: `http://www.okta.com/exk…`. */
  readonly issuer: string;
  readonly endpoint: SignInEndpoint;
  /** The user's name at the app: NameID and RoleSessionName. AWS takes 2–64 of `[\w+=,.@-]`. */
  readonly userName: string;
  /** `<SAML provider ARN>,<role ARN>` each, in the order of the assertion. */
  readonly roles: readonly string[];
  /** Seconds. */
  readonly sessionDuration: number;
  /** What the app's attribute statements add, by full name. @default - nothing */
  readonly attributes?: ReadonlyMap<string, readonly string[]>;
  readonly issuedAt: Date;
  /** When the user typed the password. @default - issuedAt */
  readonly authenticatedAt?: Date;
}

/** Before and after its issue an assertion is good for this long, as Okta has it: clocks differ. */
const TOLERANCE_MS = 5 * 60_000;
const ATTRIBUTES = 'https://aws.amazon.com/SAML/Attributes/';
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
const NAMESPACES = {
  saml2p: 'urn:oasis:names:tc:SAML:2.0:protocol',
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  xs: 'http://www.w3.org/2001/XMLSchema',
} as const;

/** A response that no one asked for (IdP-initiated), assertion and response both signed, as the form posts it: base64. */
export function samlResponse(statement: SamlStatement, key: SamlKey): string {
  const assertionSigned = sign(responseXml(statement), 'Assertion', key);
  return Buffer.from(sign(assertionSigned, 'Response', key)).toString('base64');
}

function responseXml(statement: SamlStatement): string {
  const { issuer, endpoint, userName, roles, sessionDuration, issuedAt, authenticatedAt = issuedAt } = statement;
  const [issued, notBefore, notAfter] = [0, -TOLERANCE_MS, TOLERANCE_MS].map((by) => shift(issuedAt, by));
  const issuerXml =
    `<saml2:Issuer xmlns:saml2="${NAMESPACES.saml2}" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">` +
    `${escapeXml(issuer)}</saml2:Issuer>`;
  const assertionId = newId();
  const recipient = escapeXml(endpoint.url);
  return [
    `<saml2p:Response xmlns:saml2p="${NAMESPACES.saml2p}" xmlns:xs="${NAMESPACES.xs}" Destination="${recipient}"` +
      ` ID="${newId()}" IssueInstant="${issued}" Version="2.0">`,
    issuerXml,
    '<saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>',
    `<saml2:Assertion xmlns:saml2="${NAMESPACES.saml2}" xmlns:xs="${NAMESPACES.xs}" ID="${assertionId}"` +
      ` IssueInstant="${issued}" Version="2.0">`,
    issuerXml,
    `<saml2:Subject><saml2:NameID Format="${UNSPECIFIED}">${escapeXml(userName)}</saml2:NameID>`,
    '<saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml2:SubjectConfirmationData NotOnOrAfter="${notAfter}" Recipient="${recipient}"/>`,
    '</saml2:SubjectConfirmation></saml2:Subject>',
    `<saml2:Conditions NotBefore="${notBefore}" NotOnOrAfter="${notAfter}"><saml2:AudienceRestriction>`,
    `<saml2:Audience>${escapeXml(endpoint.audience)}</saml2:Audience>`,
    '</saml2:AudienceRestriction></saml2:Conditions>',
    `<saml2:AuthnStatement AuthnInstant="${shift(authenticatedAt, 0)}" SessionIndex="${assertionId}"><saml2:AuthnContext>`,
    '<saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    '</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>',
    '<saml2:AttributeStatement>',
    attribute(`${ATTRIBUTES}Role`, roles),
    attribute(`${ATTRIBUTES}RoleSessionName`, [userName]),
    attribute(`${ATTRIBUTES}SessionDuration`, [String(sessionDuration)]),
    ...[...(statement.attributes ?? [])].map(([name, values]) => attribute(name, values)),
    '</saml2:AttributeStatement></saml2:Assertion></saml2p:Response>',
  ].join('');
}

function attribute(name: string, values: readonly string[]): string {
  const type = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"';
  const items = values.map((value) => `<saml2:AttributeValue ${type}>${escapeXml(value)}</saml2:AttributeValue>`);
  const format = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri';
  return `<saml2:Attribute Name="${escapeXml(name)}" NameFormat="${format}">${items.join('')}</saml2:Attribute>`;
}

/** Enveloped signature right after the element's issuer, where the schema wants it. */
function sign(xml: string, element: 'Assertion' | 'Response', { privateKeyPem, certificate }: SamlKey): string {
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const xpath = `//*[local-name(.)='${element}']`;
  const signature = new SignedXml({
    privateKey: privateKeyPem,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusive,
    idAttribute: 'ID',
    getKeyInfoContent: () => `<ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>`,
  });
  signature.addReference({
    xpath,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    // The prefix stands only inside xsi:type="xs:string": without being named, it would be lost from the digest.
    inclusiveNamespacesPrefixList: ['xs'],
  });
  signature.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signature.getSignedXml();
}

function shift(date: Date, ms: number): string {
  return new Date(date.getTime() + ms).toISOString();
}

/** An XML id starts with a letter; Okta's start with `id`. */
function newId(): string {
  return `id${randomBytes(16).toString('hex')}`;
}
