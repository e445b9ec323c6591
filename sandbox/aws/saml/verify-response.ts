import { SAML, SamlStatusError, ValidateInResponseTo } from '@node-saml/node-saml';
import { parseXml } from '../query/xml';
import type { IdentityProvider } from './metadata';
import { invalidToken, rejectedByIdp } from './refusals';

/**
 * Verifies the signature of a SAML response with the keys in the provider's metadata.
 * @param samlResponse base64, as posted
 * @returns the assertion, read from the very bytes that the signature covers: whatever else is in the response
 *   (wrapped, moved or added elements) is never looked at
 * @throws AwsError `InvalidIdentityToken`, or `IDPRejectedClaim` if the identity provider reports a failure
 */
export async function verifiedAssertion(samlResponse: string, provider: IdentityProvider): Promise<Element> {
  const verifier = new SAML({
    idpCert: [...provider.certificates],
    issuer: 'urn:amazon:webservices',
    callbackUrl: 'https://signin.aws.amazon.com/saml',
    // AWS takes a response whose assertion or whose whole is signed: one valid signature is needed, whichever it is.
    wantAssertionsSigned: false,
    wantAuthnResponseSigned: false,
    // Sign-in begins at Okta, so that no request precedes the response.
    validateInResponseTo: ValidateInResponseTo.never,
    // Audience and times are checked by rules of their own, which answer with AWS's codes.
    audience: false,
    acceptedClockSkewMs: -1,
  });
  const xml = await verify(verifier, samlResponse);
  return parseXml(xml);
}

async function verify(verifier: SAML, samlResponse: string): Promise<string> {
  try {
    const { profile } = await verifier.validatePostResponseAsync({ SAMLResponse: samlResponse });
    const xml = profile?.getAssertionXml?.();
    if (xml !== undefined) return xml;
  } catch (error) {
    if (error instanceof SamlStatusError)
      throw rejectedByIdp(`The identity provider reported a failure: ${error.message}`);
  }
  throw invalidToken('Response signature invalid');
}
