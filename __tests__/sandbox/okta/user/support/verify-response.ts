import { SAML, type Profile } from '@node-saml/node-saml';
import type { SamlStatement } from '../../../../../sandbox/okta/user/saml-response';
import { signInEndpoint } from '../../../../../sandbox/okta/user/sign-in-endpoint';

export const NOW = new Date();
export const STATEMENT: SamlStatement = {
  issuer: 'http://www.okta.com/exk1',
  endpoint: signInEndpoint({}),
  userName: 'james@mueller-tech.com',
  roles: ['Admin', 'ReadOnly'].map((role) => `arn:aws:iam::1:saml-provider/Okta,arn:aws:iam::1:role/${role}`),
  sessionDuration: 3600,
  issuedAt: NOW,
};

export interface Expected {
  readonly certificate: string;
  readonly audience?: string;
  readonly issuer?: string;
}

/** Reads a response with another library than the one that signs it; everything it can demand is demanded. */
export async function verifyResponse(
  response: string,
  { certificate, audience = 'urn:amazon:webservices', issuer = STATEMENT.issuer }: Expected,
): Promise<Profile> {
  const saml = new SAML({
    idpCert: certificate,
    issuer: 'any',
    callbackUrl: STATEMENT.endpoint.url,
    audience,
    idpIssuer: issuer,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
  });
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response });
  if (!profile) throw new Error('no profile');
  return profile;
}
