import { Hono } from 'hono';
import { z } from 'zod';
import { invalid, OktaError } from '../errors';
import { authenticate } from './authenticate';
import type { Room, UserEnv } from './context';

const requestSchema = z.object({ username: z.string().min(1), password: z.string().min(1) });

/** Okta's Authentication API, as far as a password goes: what saml2aws and gimme-aws-creds sign in by. */
export function authnRoutes({ org, state }: Room): Hono<UserEnv> {
  const app = new Hono<UserEnv>();

  app.post('/api/v1/authn', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    if (body !== null && typeof body === 'object' && 'stateToken' in body)
      throw new OktaError(401, 'E0000011', 'Invalid token provided');
    const request = requestSchema.safeParse(body);
    if (!request.success) throw invalid('authRequest', 'The username and the password are required.');
    const result = authenticate(org, state.lockout, request.data);
    switch (result.outcome) {
      case 'refused':
        throw new OktaError(401, 'E0000004', 'Authentication failed');
      case 'locked out':
        return c.json({ status: 'LOCKED_OUT', _links: {} });
      case 'welcome': {
        const { id, profile } = result.user;
        const sessionToken = state.sessionTokens.issue({ userId: id, at: org.now() });
        const { login, firstName, lastName } = profile;
        return c.json({
          expiresAt: state.sessionTokens.expiresAt(sessionToken)?.toISOString(),
          status: 'SUCCESS',
          sessionToken,
          _embedded: {
            user: { id, profile: { login, firstName, lastName, locale: 'en', timeZone: 'America/Los_Angeles' } },
          },
        });
      }
    }
  });
  return app;
}
