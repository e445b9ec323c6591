import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { decode, verify } from 'hono/jwt';
import type { JsonWebKey } from 'node:crypto';
import { errorAnswer } from '../error-answer';
import { TOKEN_SECONDS, type ServiceApp } from '../service-apps';
import { oauthError } from '../user/oauth-error';
import { KNOWN_SCOPES } from './scopes';
import type { Env, Dependencies } from './dependencies';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Okta takes assertions that end within an hour. */
const MAX_LIFE_SECONDS = 3600;
/** For clocks that differ. */
const LEEWAY_SECONDS = 60;

/**
 * OAuth for service apps: an access token for an assertion that is signed with the app's private key (RFC 7523). Every
 * scope that is asked for must have been granted. Other grant types are the users' side's.
 * @see https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/
 */
export function serviceTokenRoutes(dependencies: Dependencies): Hono<Env> {
  const routes = new Hono<Env>();
  routes.onError((error, c) => (error instanceof HTTPException ? error.getResponse() : errorAnswer(c, error)));
  routes.post('/oauth2/v1/token', async (c, next) => {
    const form = await c.req.parseBody();
    const field = (name: string): string => (typeof form[name] === 'string' ? form[name] : '');
    if (field('grant_type') !== 'client_credentials') return next();
    if (field('client_assertion_type') !== ASSERTION_TYPE)
      throw oauthError('invalid_client', 'A service app signs in with a client assertion (private_key_jwt).', 401);
    const app = await clientOf(field('client_assertion'), dependencies);
    const scopes = field('scope').split(' ').filter(Boolean);
    const unknown = scopes.filter((scope) => !KNOWN_SCOPES.has(scope));
    if (scopes.length === 0 || unknown.length > 0)
      throw oauthError('invalid_scope', `One or more scopes are not configured: ${unknown.join(' ') || '(none)'}.`);
    const missing = scopes.filter((scope) => !app.scopes.includes(scope));
    if (missing.length > 0)
      throw oauthError('consent_required', `The app has not been granted these scopes: ${missing.join(' ')}.`);
    const token = dependencies.serviceTokens.issue({ scopes, adminRole: app.adminRole });
    c.header('Cache-Control', 'no-store');
    return c.json({ token_type: 'Bearer', expires_in: TOKEN_SECONDS, access_token: token, scope: scopes.join(' ') });
  });
  return routes;
}

/** The app that signed an assertion. @throws the OAuth error `invalid_client` */
async function clientOf(
  assertion: string,
  { org, url, serviceApps, serviceTokens }: Dependencies,
): Promise<ServiceApp> {
  const refused = (reason: string) => oauthError('invalid_client', `The client_assertion ${reason}.`, 401);
  const { header, payload } = decoded(assertion) ?? {};
  if (!header || !payload) throw refused('is not a JWT');
  const app = serviceApps.find(({ clientId }) => clientId === payload['iss']);
  if (!app || payload['sub'] !== app.clientId) throw refused('names no service app of this org');
  if (!(await isSigned(assertion, keyOf(app, header['kid'])))) throw refused('has a bad signature, or another key id');
  if (payload['aud'] !== `${url()}/oauth2/v1/token`) throw refused('is for another audience');
  const now = Math.floor(org.now().getTime() / 1000);
  const ends = Number(payload['exp']);
  if (!(ends > now - LEEWAY_SECONDS)) throw refused('has expired');
  if (ends > now + MAX_LIFE_SECONDS + LEEWAY_SECONDS) throw refused('lives longer than an hour');
  if (typeof payload['jti'] === 'string' && !serviceTokens.firstUse(payload['jti'])) throw refused('was used before');
  return app;
}

function decoded(assertion: string) {
  try {
    const { header, payload } = decode(assertion);
    return { header: header as unknown as Record<string, unknown>, payload: payload as Record<string, unknown> };
  } catch {
    return undefined;
  }
}

/** An app with two keys needs to know which one signed: that is how keys are rotated. */
function keyOf({ keys }: ServiceApp, kid: unknown): JsonWebKey | undefined {
  if (typeof kid === 'string' && kid !== '') return keys.get(kid) ?? (keys.size === 1 ? keys.get('') : undefined);
  return keys.size === 1 ? [...keys.values()][0] : undefined;
}

async function isSigned(assertion: string, key: JsonWebKey | undefined): Promise<boolean> {
  if (key === undefined) return false;
  try {
    // The clock is the org's; what the assertion says of time is checked above.
    await verify(assertion, key, { alg: 'RS256', exp: false, iat: false, nbf: false });
    return true;
  } catch {
    return false;
  }
}
