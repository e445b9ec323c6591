import { Hono } from 'hono';
import { OktaError } from '../errors';
import type { User } from '../model';
import { appsOf, type Org } from '../org';
import { visitor, type Dependencies, type UserContext, type UserEnv } from './context';
import { embedPath } from './embed-link';
import { oauthTokens } from './oauth-tokens';
import { activeUser } from './sign-in';

const SCOPE = 'okta.users.read.self';

/** The tiles of a user's dashboard, as Okta's API lists them. Apps that can't be opened here have no link. */
export function appLinks(org: Org, user: User, origin: string) {
  return appsOf(org, user.id).map((app, sortOrder) => ({
    id: `${user.id}.${app.id}`,
    label: app.label,
    linkUrl: `${origin}${embedPath(app) ?? '/app/UserHome'}`,
    logoUrl: '',
    appName: app.name,
    appInstanceId: app.id,
    appAssignmentId: `${user.id}.${app.id}`,
    credentialsSetup: false,
    hidden: false,
    sortOrder,
  }));
}

/** `me`, for anyone who has a session or an access token. An API token is left to the management API. */
export function appLinkRoutes(dependencies: Dependencies): Hono<UserEnv> {
  const { org } = dependencies;
  const app = new Hono<UserEnv>();
  app.get('/api/v1/users/me/appLinks', async (c, next) => {
    if (c.req.header('authorization')?.startsWith('SSWS ')) {
      await next();
      return;
    }
    return c.json(appLinks(org, await self(c, dependencies), c.get('address').origin));
  });
  return app;
}

/** @throws OktaError */
async function self(c: UserContext, dependencies: Dependencies): Promise<User> {
  const { org, state } = dependencies;
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer === undefined) {
    const who = visitor(c, dependencies);
    if (!who) throw new OktaError(401, 'E0000011', 'Invalid token provided');
    return who.user;
  }
  const tokens = oauthTokens(org, state.signer, c.get('address').origin);
  const delegation = await tokens.readAccessToken(bearer);
  const user = activeUser(org, delegation?.by);
  if (!delegation || !user) throw new OktaError(401, 'E0000011', 'Invalid token provided');
  if (!delegation.scopes.includes(SCOPE))
    throw new OktaError(403, 'E0000006', 'You do not have permission to perform the requested action');
  return user;
}
