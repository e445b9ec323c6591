import type { MiddlewareHandler } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';
import { forbidden, OktaError } from '../errors';
import type { Permit } from '../service-apps';
import { neededScope } from './scopes';
import type { Env, Dependencies } from './dependencies';

/**
 * Lets requests pass that carry the API token, which may do everything, or a service app's access token, as far as its
 * scopes and its admin role go.
 * @throws OktaError E0000011, E0000006
 */
export function tokenAuth({ token, serviceTokens }: Dependencies): MiddlewareHandler<Env> {
  const apiToken = apiTokenAuth(token);
  return async (c, next) => {
    const [, given] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (given === undefined) return apiToken(c, next);
    const permit = serviceTokens.read(given);
    if (!permit) throw invalidToken();
    mayCall(permit, c.req.method, c.req.path.replace(/^\/api\/v1/, ''));
    return next();
  };
}

/** Lets only requests pass that carry the API token. @throws OktaError E0000011 */
export function apiTokenAuth(token: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    const [, given = ''] = /^SSWS (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (!sameText(given, token)) throw invalidToken();
    await next();
  };
}

function invalidToken(): OktaError {
  return new OktaError(401, 'E0000011', 'Invalid token provided');
}

function mayCall({ scopes, adminRole }: Permit, method: string, path: string): void {
  const scope = neededScope(method, path);
  if (scope !== undefined && !scopes.includes(scope))
    throw forbidden('E0000006', NO_PERMISSION, `The access token lacks the scope ${scope}.`);
  if (adminRole === undefined)
    throw forbidden('E0000006', NO_PERMISSION, 'The service app has no admin role: a scope alone grants nothing.');
  if (adminRole === 'READ_ONLY_ADMIN' && method !== 'GET')
    throw forbidden('E0000006', NO_PERMISSION, 'A Read-only Administrator changes nothing.');
}

const NO_PERMISSION = 'You do not have permission to perform the requested action';

/** Takes equally long whatever the texts are. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
