import { Hono } from 'hono';
import { errorAnswer } from './error-answer';
import { managementRoutes } from './management/routes';
import { serviceTokenRoutes } from './management/service-token-routes';
import type { Env, Dependencies } from './management/dependencies';
import { sandboxRoutes } from './sandbox-routes';
import { userRoutes } from './user/routes';
import { userState } from './user/user-state';
import { watched, type Watch } from './watch';

export interface OktaAppOptions {
  readonly dependencies: Dependencies;
  readonly watch: Watch;
  /** Base address of the local AWS gateway. @default - assertions go to AWS's real sign-in endpoints */
  readonly signInBase?: string;
}

/** A whole Okta org as a web application: its management API, its users' side, and what only a local org has. */
export function oktaApp({ dependencies, watch, signInBase }: OktaAppOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.onError((error, c) => errorAnswer(c, error));
  const state = userState(dependencies.org);
  app.route('/sandbox', sandboxRoutes(dependencies, watch, state));
  app.use(watched(watch));
  app.route('/', serviceTokenRoutes(dependencies));
  // First the users' side, which lets pass what carries an API token.
  app.route('/', userRoutes(dependencies.org, { state, signInBase }));
  app.route('/', managementRoutes(dependencies));
  return app;
}
