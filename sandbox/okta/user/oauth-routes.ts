import { Hono } from 'hono';
import { app as findApp, isAssigned, type Org } from '../org';
import type { Dependencies, UserContext, UserEnv } from './context';
import { DEVICE_SECONDS } from './device-flow';
import { oauthError } from './oauth-error';
import { oauthTokens, TOKEN_SECONDS } from './oauth-tokens';
import { activeUser } from './sign-in';
import { signOn } from './sign-on';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const EXCHANGE_GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const TYPE = 'urn:ietf:params:oauth:token-type:';
const WEB_SSO = 'urn:okta:oauth:token-type:web_sso_token';
/** What the client must have asked for to fetch assertions. */
const SSO_SCOPE = 'okta.apps.sso';
const SCOPES = new Set(['openid', 'profile', 'email', SSO_SCOPE, 'okta.apps.read', 'okta.users.read.self']);

type Field = (name: string) => string;

/**
 * OAuth for command-line clients: device authorization (RFC 8628), and the exchange of its tokens for one that fetches
 * an assertion. The only clients are those that an AWS app names as its *Allowed Web SSO Client*.
 */
export function oauthRoutes(dependencies: Dependencies): Hono<UserEnv> {
  const { org, state } = dependencies;
  const app = new Hono<UserEnv>();

  app.post('/oauth2/v1/device/authorize', async (c) => {
    const field = await fields(c);
    const clientId = knownClient(org, field('client_id'));
    const scopes = field('scope').split(' ').filter(Boolean);
    const unknown = scopes.filter((scope) => !SCOPES.has(scope));
    if (scopes.length === 0 || unknown.length > 0)
      throw oauthError(
        'invalid_scope',
        `One or more scopes are not known here: ${unknown.join(' ') || '(none asked for)'}.`,
      );
    const { deviceCode, request } = state.devices.start(clientId, scopes);
    const activate = `${c.get('address').origin}/activate`;
    return c.json({
      device_code: deviceCode,
      user_code: request.userCode,
      verification_uri: activate,
      verification_uri_complete: `${activate}?user_code=${request.userCode}`,
      expires_in: DEVICE_SECONDS,
      interval: 5,
    });
  });

  app.post('/oauth2/v1/token', async (c) => {
    const field = await fields(c);
    const clientId = knownClient(org, field('client_id'));
    c.header('Cache-Control', 'no-store');
    switch (field('grant_type')) {
      case DEVICE_GRANT:
        return c.json(await deviceTokens(c, dependencies, clientId, field('device_code')));
      case EXCHANGE_GRANT:
        return c.json(await webSsoToken(c, dependencies, clientId, field));
      default:
        throw oauthError('unsupported_grant_type', 'This org knows device_code and token-exchange.');
    }
  });

  app.get('/oauth2/v1/keys', (c) => c.json({ keys: [state.signer.publicKey()] }));
  return app;
}

async function fields(c: UserContext): Promise<Field> {
  const form = await c.req.parseBody();
  return (name) => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
}

function knownClient({ apps }: Pick<Org, 'apps'>, clientId: string): string {
  const known = [...apps.values()].some(
    ({ status, settings }) => status === 'ACTIVE' && settings.app['webSSOAllowedClient'] === clientId,
  );
  if (clientId !== '' && known) return clientId;
  const remedy = 'No active app names it as its allowed web SSO client (webSSOAllowedClient).';
  throw oauthError('invalid_client', `Unknown client "${clientId}". ${remedy}`, 401);
}

async function deviceTokens(c: UserContext, { org, state }: Dependencies, clientId: string, deviceCode: string) {
  const poll = state.devices.poll(deviceCode, clientId);
  if (poll === 'unknown') throw oauthError('invalid_grant', 'The device code is invalid or has expired.');
  if (poll === 'pending')
    throw oauthError('authorization_pending', 'The device authorization is pending. Please try again later.');
  const user = poll === 'denied' ? undefined : activeUser(org, poll.by);
  if (poll === 'denied' || !user) throw oauthError('access_denied', 'The user denied the device.');
  const { scopes } = poll.request;
  const tokens = oauthTokens(org, state.signer, c.get('address').origin);
  const { accessToken, idToken } = await tokens.issue({ clientId, scopes, by: poll.by }, user);
  return {
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS,
    access_token: accessToken,
    scope: scopes.join(' '),
    id_token: scopes.includes('openid') ? idToken : undefined,
  };
}

/** Who the client acts for, and that it may, are in the two tokens; for which app, in the audience. */
async function webSsoToken(c: UserContext, dependencies: Dependencies, clientId: string, field: Field) {
  const { org, state } = dependencies;
  const expected = [
    ['requested_token_type', WEB_SSO],
    ['actor_token_type', `${TYPE}access_token`],
    ['subject_token_type', `${TYPE}id_token`],
  ] as const;
  for (const [name, value] of expected)
    if (field(name) !== value) throw oauthError('invalid_request', `${name} has to be ${value}.`);
  const tokens = oauthTokens(org, state.signer, c.get('address').origin);
  const actor = await tokens.readAccessToken(field('actor_token'));
  const user = activeUser(org, actor?.by);
  if (actor?.clientId !== clientId || !user) throw oauthError('invalid_grant', 'The actor_token is invalid.');
  if (!actor.scopes.includes(SSO_SCOPE)) throw oauthError('invalid_scope', `The actor_token lacks ${SSO_SCOPE}.`);
  if ((await tokens.readIdToken(field('subject_token'), clientId)) !== user.profile.login)
    throw oauthError('invalid_grant', 'The subject_token is invalid, or about somebody else than the actor_token.');

  const appId = /^urn:okta:apps:(\w+)$/.exec(field('audience'))?.[1] ?? '';
  const app = findApp(org, appId);
  if (app?.status !== 'ACTIVE' || app.settings.app['webSSOAllowedClient'] !== clientId)
    throw oauthError('invalid_target', `No active app ${appId} names this client as its allowed web SSO client.`);
  if (!isAssigned(org, appId, user.id)) throw oauthError('access_denied', 'The user is not assigned to the app.');
  const answer = signOn(c, dependencies, app, { user, signIn: actor.by });
  if (answer.outcome === 'denied') throw oauthError('access_denied', answer.why);
  if (answer.outcome === 'more')
    throw oauthError('access_denied', `The app's sign-on policy asks for ${answer.factors.join(' and ')} again.`);
  const token = state.webSsoTokens.issue({ ...actor.by, appId });
  return { token_type: 'N_A', expires_in: 300, access_token: token, issued_token_type: WEB_SSO, scope: '' };
}
