import { Hono } from 'hono';
import { OktaError } from '../errors';
import { adminRoutes } from './admin-routes';
import { appRoutes } from './app-routes';
import { assignmentRoutes } from './assignment-routes';
import { factorRoutes } from './factor-routes';
import { groupRoutes } from './group-routes';
import { groupRuleRoutes } from './group-rule-routes';
import { logRoutes } from './log-routes';
import { orgRoutes } from './org-routes';
import { policyRoutes } from './policy-routes';
import type { Env, Dependencies } from './dependencies';
import { tokenAuth } from './token-auth';
import { userRoutes } from './user-routes';
import { zoneRoutes } from './zone-routes';

/** Okta's management API, below `/api/v1`. */
export function managementRoutes(dependencies: Dependencies): Hono<Env> {
  const api = new Hono<Env>();
  api
    .use(tokenAuth(dependencies))
    // Before the groups: `rules` is not a group's id.
    .route('/', groupRuleRoutes(dependencies))
    .route('/', groupRoutes(dependencies))
    .route('/', userRoutes(dependencies))
    .route('/', adminRoutes(dependencies))
    .route('/', logRoutes(dependencies))
    .route('/', appRoutes(dependencies))
    .route('/', assignmentRoutes(dependencies))
    .route('/', policyRoutes(dependencies))
    .route('/', zoneRoutes(dependencies))
    .route('/', factorRoutes(dependencies))
    .route('/', orgRoutes(dependencies))
    .all('*', () => {
      throw new OktaError(404, 'E0000008', 'The requested path was not found');
    });
  const routes = new Hono<Env>();
  routes.route('/api/v1', api);
  return routes;
}
