import { createHash } from 'node:crypto';
import type { LiveAccount, LiveApp, LiveGroup, LiveRole, LiveRule, Snapshot } from '../../../lib/live/snapshot';

export const ACCOUNT = '123456789012';
export const METADATA = metadata();

/** IdP metadata as Okta writes it. */
export function metadata({ certificate = 'MIIC1', entityId = 'http://www.okta.com/exk1' } = {}): string {
  const binding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
  return `<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="${entityId}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="${binding}" Location="https://mueller-tech.okta.com/app/amazon_aws/exk1/sso/saml"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
}

export function group(name: string, given: Partial<LiveGroup> = {}): LiveGroup {
  return { id: groupId(name), name, type: 'OKTA_GROUP', ...given };
}

/** An id in Okta's form, the same for the same name. */
export function groupId(name: string): string {
  return `00g${hash(name)}`;
}

function hash(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 17);
}

export function rule(name: string, given: Partial<LiveRule> = {}): LiveRule {
  return {
    id: `0pr${hash(name)}`,
    name,
    status: 'ACTIVE',
    expression: 'true',
    targets: [],
    excludedUsers: [],
    excludedGroups: [],
    ...given,
  };
}

export function app(given: Partial<LiveApp> = {}): LiveApp {
  return {
    id: '0oa1',
    label: 'AWS Account Federation',
    status: 'ACTIVE',
    settings: {},
    secretSettings: [],
    keys: [],
    groups: [],
    people: [],
    metadata: METADATA,
    ...given,
  };
}

export function role(name: string, given: Partial<LiveRole> = {}): LiveRole {
  const path = given.path ?? '/';
  return {
    arn: `arn:aws:iam::${ACCOUNT}:role${path}${name}`,
    name,
    path,
    inline: [],
    attached: [],
    tags: {},
    trust: trust(),
    maxSessionSeconds: 3600,
    ...given,
  };
}

/** A trust policy of the usual kind, without a Sid. */
export function trust({
  provider = 'Okta',
  account = ACCOUNT,
  condition = true,
  action = 'sts:AssumeRoleWithSAML',
} = {}) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${account}:saml-provider/${provider}` },
        Action: action,
        ...(condition ? { Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } } } : {}),
      },
    ],
  };
}

export function account(given: Partial<LiveAccount> = {}): LiveAccount {
  const id = given.id ?? ACCOUNT;
  return {
    id,
    partition: 'aws',
    samlProviders: [{ arn: `arn:aws:iam::${id}:saml-provider/Okta`, metadata: METADATA }],
    roles: [],
    users: [],
    policies: [],
    ...given,
  };
}

export function snapshot(given: {
  readonly okta?: Partial<Snapshot['okta']>;
  readonly accounts?: readonly LiveAccount[];
  readonly unread?: Snapshot['unread'];
}): Snapshot {
  return {
    version: 1,
    takenAt: '2026-06-01T00:00:00.000Z',
    okta: { org: 'mueller-tech.okta.com', apps: [], groups: [], rules: [], policies: [], ...given.okta },
    accounts: given.accounts ?? [],
    unread: given.unread ?? [],
  };
}
