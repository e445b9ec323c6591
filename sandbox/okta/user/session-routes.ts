import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { z } from 'zod';
import { invalid, notFound, OktaError } from '../errors';
import type { User } from '../model';
import { beginSession, visitor, type Dependencies, type UserContext, type UserEnv } from './context';
import { activeUser, type SignIn } from './sign-in';

const requestSchema = z.object({ sessionToken: z.string().min(1) });

/** Okta's Sessions API, for the session of the user who asks. */
export function sessionRoutes(dependencies: Dependencies): Hono<UserEnv> {
  const { org, state } = dependencies;
  const app = new Hono<UserEnv>();

  app.post('/api/v1/sessions', async (c) => {
    const request = requestSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) throw invalid('sessionToken', 'sessionToken: The field cannot be left blank');
    const signIn = state.sessionTokens.take(request.data.sessionToken);
    const user = activeUser(org, signIn);
    if (!signIn || !user) throw new OktaError(401, 'E0000011', 'Invalid token provided');
    return c.json(describe(c, dependencies, { user, signIn, sid: beginSession(c, dependencies, signIn) }));
  });

  const own = (c: UserContext) => {
    const who = visitor(c, dependencies);
    if (!who) throw notFound('me', 'Session');
    return who;
  };
  app.get('/api/v1/sessions/me', (c) => c.json(describe(c, dependencies, own(c))));
  app.post('/api/v1/sessions/me/lifecycle/refresh', (c) => c.json(describe(c, dependencies, own(c))));
  app.delete('/api/v1/sessions/me', (c) => {
    state.sessions.revoke(own(c).sid);
    deleteCookie(c, 'sid', { path: '/' });
    return c.body(null, 204);
  });
  return app;
}

function describe(
  c: UserContext,
  { org, state }: Dependencies,
  { user, signIn, sid }: { user: User; signIn: SignIn; sid: string },
) {
  const { origin } = c.get('address');
  return {
    id: sid,
    userId: user.id,
    login: user.profile.login,
    createdAt: signIn.at.toISOString(),
    expiresAt: state.sessions.expiresAt(sid)?.toISOString(),
    status: 'ACTIVE',
    lastPasswordVerification: signIn.at.toISOString(),
    lastFactorVerification: signIn.codeAt?.toISOString() ?? null,
    amr: signIn.codeAt === undefined ? ['pwd'] : ['mfa', 'otp', 'pwd'],
    idp: { id: org.id, type: 'OKTA' },
    mfaActive: org.factors.has(user.id),
    _links: {
      self: { href: `${origin}/api/v1/sessions/me`, hints: { allow: ['GET', 'DELETE'] } },
      refresh: { href: `${origin}/api/v1/sessions/me/lifecycle/refresh`, hints: { allow: ['POST'] } },
      user: { name: user.profile.login, href: `${origin}/api/v1/users/${user.id}`, hints: { allow: ['GET'] } },
    },
  };
}
