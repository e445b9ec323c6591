import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

/** How the reader signs in to Okta, in the order in which the Okta provider looks for it. */
export type OktaCredential =
  | { readonly type: 'access token'; readonly token: string }
  | { readonly type: 'API token'; readonly token: string }
  | {
      readonly type: 'service app';
      readonly clientId: string;
      /** PEM */
      readonly privateKey: string;
      readonly keyId?: string;
    };

/** No credential for Okta is in the environment. */
export class NoOktaCredential extends Error {
  constructor() {
    super(
      'no credential for Okta (set OKTA_API_CLIENT_ID and OKTA_API_PRIVATE_KEY of a service app, or OKTA_API_TOKEN)',
    );
    this.name = 'NoOktaCredential';
  }
}

/** @throws NoOktaCredential */
export function oktaCredential(env: Env): OktaCredential {
  const value = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const [access, api, key] = ['OKTA_ACCESS_TOKEN', 'OKTA_API_TOKEN', 'OKTA_API_PRIVATE_KEY'].map(value);
  if (access !== undefined) return { type: 'access token', token: access };
  if (api !== undefined) return { type: 'API token', token: api };
  const clientId = value('OKTA_API_CLIENT_ID');
  if (key === undefined || clientId === undefined) throw new NoOktaCredential();
  // As the provider does: the key itself, or the path of its file.
  const privateKey = !key.includes('-----BEGIN') && existsSync(key) ? readFileSync(key, 'utf8') : key;
  const keyId = value('OKTA_API_PRIVATE_KEY_ID');
  return { type: 'service app', clientId, privateKey, keyId };
}

/** Seconds that a client assertion is good for. Okta takes up to an hour; it is used at once. */
const LIFE = 300;

/**
 * The assertion with which a service app asks for an access token (RFC 7523).
 * @param audience e.g. `https://mueller-tech.okta.com/oauth2/v1/token`
 * @throws Error for a key that is not an RSA private key
 */
export function clientAssertion(
  app: Extract<OktaCredential, { type: 'service app' }>,
  audience: string,
  now: Date,
): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid: app.keyId };
  const claims = {
    iss: app.clientId,
    sub: app.clientId,
    aud: audience,
    iat: seconds,
    exp: seconds + LIFE,
    jti: randomUUID(),
  };
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('RSA-SHA256', Buffer.from(text), createPrivateKey(app.privateKey));
  return `${text}.${signature.toString('base64url')}`;
}
