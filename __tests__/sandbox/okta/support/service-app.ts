import { sign } from 'hono/jwt';
import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { AdminRole, ServiceApp } from '../../../../sandbox/okta/service-apps';

/** A service app with its private key, which only its owner has. */
export interface OwnedServiceApp extends ServiceApp {
  /** PKCS #1, as Okta's provider has always read it. */
  readonly privateKey: string;
  readonly kid: string;
}

export function serviceApp(scopes: readonly string[], adminRole?: AdminRole): OwnedServiceApp {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'key-2026';
  return {
    clientId: '0oaServiceApp0000001',
    keys: new Map([[kid, publicKey.export({ format: 'jwk' })]]),
    scopes,
    adminRole,
    kid,
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  };
}

/** A client assertion, right in everything that a test does not change. */
export function assertionOf(app: OwnedServiceApp, url: string, changes: Record<string, unknown> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: app.clientId, sub: app.clientId, aud: `${url}/oauth2/v1/token`, iat: now, exp: now + 300 };
  return sign({ ...claims, jti: randomUUID(), ...changes }, privateJwk(app), 'RS256');
}

function privateJwk({ privateKey, kid }: OwnedServiceApp) {
  return { ...createPrivateKey(privateKey).export({ format: 'jwk' }), alg: 'RS256', kid };
}

/** Variables from which the Okta provider takes a service app instead of an API token. */
export function serviceAppEnvironment(app: OwnedServiceApp, scopes: readonly string[]): Record<string, string> {
  return {
    OKTA_API_TOKEN: '',
    OKTA_API_CLIENT_ID: app.clientId,
    OKTA_API_PRIVATE_KEY: app.privateKey,
    OKTA_API_PRIVATE_KEY_ID: app.kid,
    OKTA_API_SCOPES: scopes.join(','),
  };
}
