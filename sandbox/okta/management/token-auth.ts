import type { MiddlewareHandler } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';
import { OktaError } from '../errors';
import type { Env } from './site';

/** Lets requests pass that carry the API token. @throws OktaError E0000011 */
export function tokenAuth(token: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    const [, given = ''] = /^SSWS (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (!sameText(given, token)) throw new OktaError(401, 'E0000011', 'Invalid token provided');
    await next();
  };
}

/** Takes equally long whatever the texts are. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
