import { at, childElements, parseXml, textAt } from '../query/xml';
import { parseIamArn } from '../arn';
import { invalidToken } from './refusals';

/** What an assertion says. Nothing of it counts before the signature has been verified. */
export interface Assertion {
  readonly id: string;
  readonly issuer: string;
  readonly issuedAt: Date;
  readonly notBefore: Date | undefined;
  readonly notOnOrAfter: Date | undefined;
  readonly subject: string;
  /** `persistent`, `transient`, or the format's URI. */
  readonly subjectType: string;
  /** For `SAML:aud`. */
  readonly recipient: string;
  readonly audiences: readonly string[];
  /** SessionNotOnOrAfter of the authentication. */
  readonly sessionNotOnOrAfter: Date | undefined;
  readonly roles: readonly RolePair[];
  readonly roleSessionName: string | undefined;
  /** Seconds. */
  readonly sessionDuration: number | undefined;
  readonly sourceIdentity: string | undefined;
  readonly tags: ReadonlyMap<string, string>;
  readonly transitiveTagKeys: readonly string[];
  /** Every attribute by name. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** One value of the attribute *Role*. */
export interface RolePair {
  readonly providerArn: string;
  readonly roleArn: string;
}

const ATTRIBUTES = /^https?:\/\/(?:aws\.amazon\.com|www\.amazonaws\.cn)\/SAML\/Attributes\//;
const TAG = 'PrincipalTag:';
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** @throws AwsError `InvalidIdentityToken` */
export function readAssertion(assertion: Element): Assertion {
  const attributes = readAttributes(assertion);
  const ours = new Map([...attributes].map(([name, values]) => [name.replace(ATTRIBUTES, ''), values]));
  const bearer = at(assertion, 'Subject') && childElements(at(assertion, 'Subject') as Element, 'SubjectConfirmation');
  const confirmation = bearer?.find((element) => element.getAttribute('Method') === BEARER);
  const data = confirmation && at(confirmation, 'SubjectConfirmationData');
  const conditions = at(assertion, 'Conditions');
  const format = at(assertion, 'Subject', 'NameID')?.getAttribute('Format') ?? '';
  const duration = ours.get('SessionDuration')?.[0];
  return {
    id: assertion.getAttribute('ID') ?? '',
    issuer: textAt(assertion, 'Issuer')?.trim() ?? '',
    issuedAt: instant(assertion.getAttribute('IssueInstant')) ?? new Date(0),
    notBefore: latest([conditions, data].map((element) => instant(element?.getAttribute('NotBefore')))),
    notOnOrAfter: earliest([conditions, data].map((element) => instant(element?.getAttribute('NotOnOrAfter')))),
    subject: textAt(assertion, 'Subject', 'NameID')?.trim() ?? '',
    subjectType: /:(persistent|transient)$/.exec(format)?.[1] ?? format,
    recipient: data?.getAttribute('Recipient') ?? '',
    audiences: (conditions ? childElements(conditions, 'AudienceRestriction') : [])
      .flatMap((restriction) => childElements(restriction, 'Audience'))
      .map((audience) => audience.textContent.trim()),
    sessionNotOnOrAfter: instant(at(assertion, 'AuthnStatement')?.getAttribute('SessionNotOnOrAfter')),
    roles: (ours.get('Role') ?? []).flatMap(rolePair),
    roleSessionName: ours.get('RoleSessionName')?.[0],
    sessionDuration: duration === undefined ? undefined : Number(duration),
    sourceIdentity: ours.get('SourceIdentity')?.[0],
    tags: new Map(
      [...ours].flatMap(([name, [value = '']]) => (name.startsWith(TAG) ? [[name.slice(TAG.length), value]] : [])),
    ),
    transitiveTagKeys: ours.get('TransitiveTagKeys') ?? [],
    attributes,
  };
}

/** Takes a posted response apart without verifying it: only to find out which providers it is about. */
export function claimedRoles(samlResponse: string): readonly RolePair[] {
  return readAssertion(unverifiedAssertion(samlResponse)).roles;
}

/** @throws AwsError `InvalidIdentityToken` for anything that is not base64 of a SAML response */
export function unverifiedAssertion(samlResponse: string): Element {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(samlResponse)) throw invalidToken('Invalid base64 SAMLResponse');
  try {
    const response = parseXml(Buffer.from(samlResponse, 'base64').toString('utf8'));
    const assertion = childElements(response, 'Assertion')[0];
    if (response.localName === 'Response' && assertion) return assertion;
    if (response.localName === 'Response') return response; // It may report a failure, which verifying it will tell.
  } catch {
    // Reported below, like XML that is not a response.
  }
  throw invalidToken('Invalid SAMLResponse: it is not the XML of a SAML response');
}

function readAttributes(assertion: Element): ReadonlyMap<string, readonly string[]> {
  const attributes = new Map<string, string[]>();
  for (const statement of childElements(assertion, 'AttributeStatement'))
    for (const attribute of childElements(statement, 'Attribute')) {
      const name = attribute.getAttribute('Name') ?? '';
      const values = childElements(attribute, 'AttributeValue').map((value) => value.textContent.trim());
      attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
    }
  return attributes;
}

/** Either order, as AWS takes both; anything else is not a role. */
function rolePair(value: string): RolePair[] {
  const arns = value.split(',').map((part) => part.trim());
  const [roleArn, providerArn] = ['role', 'saml-provider'].map((type) =>
    arns.find((arn) => parseIamArn(arn)?.type === type),
  );
  return arns.length === 2 && roleArn !== undefined && providerArn !== undefined ? [{ providerArn, roleArn }] : [];
}

function instant(text: string | null | undefined): Date | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw invalidToken(`Invalid SAMLResponse: ${JSON.stringify(text)} is not a time`);
  return date;
}

function earliest(dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.filter((date) => date !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
}

function latest(dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.filter((date) => date !== undefined).sort((a, b) => b.getTime() - a.getTime())[0];
}
