import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { errorAnswer } from '../error-answer';
import type { Org } from '../org';
import { activationRoutes } from './activation-routes';
import { appLinkRoutes } from './app-links';
import { authnRoutes } from './authn-routes';
import { ownAddress, type Dependencies, type UserEnv } from './context';
import { oauthRoutes } from './oauth-routes';
import { pageRoutes } from './page-routes';
import { sessionRoutes } from './session-routes';
import { ssoRoutes } from './sso-routes';
import { userState, type UserState } from './user-state';
import { verifyRoutes } from './verify-routes';
import { wellKnownRoutes } from './well-known';

export interface UserRoutesOptions {
  /**
   * Base address of the local AWS gateway, `http://127.0.0.1:4567`.
   * @default - assertions go to AWS's real sign-in endpoints
   */
  readonly signInBase?: string;
  /** Sessions and codes. @default - a new one, which lives as long as the returned value */
  readonly state?: UserState;
}

/** All that the user's side answers to. */
const PATHS = [
  '/',
  '/login/*',
  '/app/*',
  '/home/*',
  '/activate',
  '/oauth2/v1/*',
  '/.well-known/*',
  '/signin/*',
  '/api/v1/authn',
  '/api/v1/authn/*',
  '/api/v1/sessions/*',
  '/api/v1/users/me/appLinks',
];

/**
 * The user's side of an org: what people and login clients use. Mount it at the root, before what asks for an API token.
 */
export function userRoutes(org: Org, { signInBase, state = userState(org) }: UserRoutesOptions = {}): Hono<UserEnv> {
  const dependencies: Dependencies = { org, state, signInBase };
  const app = new Hono<UserEnv>();
  for (const path of PATHS) app.use(path, ownAddress(dependencies));
  for (const routes of [
    pageRoutes,
    ssoRoutes,
    verifyRoutes,
    activationRoutes,
    authnRoutes,
    sessionRoutes,
    oauthRoutes,
    appLinkRoutes,
    wellKnownRoutes,
  ])
    app.route('/', routes(dependencies));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    return errorAnswer(c, error);
  });
  return app;
}
