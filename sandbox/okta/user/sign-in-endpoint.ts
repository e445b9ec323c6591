/** Where AWS takes assertions, and whom an assertion for it must name as its audience. */
export interface SignInEndpoint {
  /** Destination and Recipient of the response: always the real address. */
  readonly url: string;
  readonly audience: string;
}

const COMMERCIAL = 'urn:amazon:webservices';
/** Host (or its end, for the regional endpoints) → audience. */
const AUDIENCES: readonly (readonly [host: string, audience: string])[] = [
  ['signin.aws.amazon.com', COMMERCIAL],
  ['signin.amazonaws-us-gov.com', 'urn:amazon:webservices:govcloud'],
  ['signin.amazonaws.cn', 'urn:amazon:webservices:cn-north-1'],
];

/**
 * The app's sign-in endpoint: its *ACS URL*, or where none is set the one of the regular partition.
 * An address that is none of AWS's is taken at its word, with the audience of the regular partition.
 */
export function signInEndpoint({ overrideAcsURL }: { readonly overrideAcsURL?: string | undefined }): SignInEndpoint {
  const url = overrideAcsURL ?? 'https://signin.aws.amazon.com/saml';
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const known = AUDIENCES.find(([name]) => host === name || host.endsWith(`.${name}`));
  return { url, audience: known?.[1] ?? COMMERCIAL };
}

/**
 * Where the form with the assertion goes.
 * @param signInBase the local AWS gateway, `http://127.0.0.1:4567`; the real endpoint's host becomes the first part of the
 *   path, so that clients which look at the end of the address still know the partition. @default - the real endpoint
 */
export function formAction({ url }: SignInEndpoint, signInBase?: string): string {
  return signInBase === undefined ? url : `${signInBase.replace(/\/$/, '')}/${url.replace(/^https?:\/\//, '')}`;
}
