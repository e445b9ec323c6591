import { Hono } from 'hono';
import { z } from 'zod';
import { invalid, OktaError } from '../errors';
import { factorAnswer } from '../factor-answer';
import { acceptCode } from '../factors';
import type { User } from '../model';
import { appsOf } from '../org';
import { checkPassword } from './check-password';
import type { Dependencies, UserContext, UserEnv } from './context';
import { activeUser, type SignIn } from './sign-in';
import { signOn } from './sign-on';

const passwordSchema = z.object({ username: z.string().min(1), password: z.string().min(1) });
const stateSchema = z.object({ stateToken: z.string() });
const codeSchema = stateSchema.extend({ passCode: z.string().optional() });

/**
 * Okta's Authentication API, as far as a password and a code go: what saml2aws and gimme-aws-creds sign in by. It knows
 * nothing of the app that a client will open. A real org asks for a code here where its global session policy says so;
 * this one asks where an AWS app of the user's asks, as if that policy did.
 */
export function authnRoutes(dependencies: Dependencies): Hono<UserEnv> {
  const { org, state } = dependencies;
  const app = new Hono<UserEnv>();

  app.post('/api/v1/authn', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const known = stateSchema.safeParse(body);
    if (known.success) {
      const { user, stateToken } = transaction(known.data.stateToken);
      return c.json(unfinished(c, user, stateToken));
    }
    const request = passwordSchema.safeParse(body);
    if (!request.success) throw invalid('authRequest', 'The username and the password are required.');
    const result = checkPassword(org, state.lockout, request.data);
    switch (result.outcome) {
      case 'refused':
        throw new OktaError(401, 'E0000004', 'Authentication failed');
      case 'locked out':
        return c.json({ status: 'LOCKED_OUT', _links: {} });
      case 'signed in': {
        const { user } = result;
        const signIn = { userId: user.id, at: org.now() };
        return asksForCode(c, user, signIn)
          ? c.json(unfinished(c, user, state.transactions.issue(signIn)))
          : c.json(success(user, signIn));
      }
    }
  });

  app.post('/api/v1/authn/factors/:factorId/verify', async (c) => {
    const request = codeSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) throw invalid('verifyFactorRequest', 'The stateToken is required.');
    const { user, signIn, stateToken } = transaction(request.data.stateToken);
    const { passCode } = request.data;
    if (org.factors.get(user.id)?.id !== c.req.param('factorId'))
      throw new OktaError(403, 'E0000006', 'You do not have permission to perform the requested action');
    if (state.codeLockout.lockedUntil(user.id)) return c.json({ status: 'LOCKED_OUT', _links: {} });
    // saml2aws asks once without a code, to begin the challenge, and gives up on any answer that is an error.
    if (passCode === undefined || passCode === '')
      return c.json({ ...unfinished(c, user, stateToken), status: 'MFA_CHALLENGE' });
    if (!acceptCode(org, user, passCode)) {
      state.codeLockout.wrongPassword(user.id);
      throw wrongCode();
    }
    state.codeLockout.rightPassword(user.id);
    state.transactions.revoke(stateToken);
    return c.json(success(user, { ...signIn, codeAt: org.now() }));
  });

  app.post('/api/v1/authn/cancel', async (c) => {
    const request = stateSchema.safeParse(await c.req.json().catch(() => undefined));
    if (request.success) state.transactions.revoke(request.data.stateToken);
    return c.json({ relayState: null });
  });

  function transaction(stateToken: string): { user: User; signIn: SignIn; stateToken: string } {
    const signIn = state.transactions.read(stateToken);
    const user = activeUser(org, signIn);
    if (!signIn || !user) throw new OktaError(401, 'E0000011', 'Invalid token provided');
    return { user, signIn, stateToken };
  }

  function asksForCode(c: UserContext, user: User, signIn: SignIn): boolean {
    return appsOf(org, user.id).some((candidate) => {
      const answer = signOn(c, dependencies, candidate, { user, signIn });
      return answer.outcome === 'more' && answer.factors.includes('code');
    });
  }

  function unfinished(c: UserContext, user: User, stateToken: string) {
    const { origin } = c.get('address');
    const factor = org.factors.get(user.id);
    const verify = (id: string) => ({
      href: `${origin}/api/v1/authn/factors/${id}/verify`,
      hints: { allow: ['POST'] },
    });
    return {
      stateToken,
      expiresAt: state.transactions.expiresAt(stateToken)?.toISOString(),
      status: 'MFA_REQUIRED',
      _embedded: {
        user: profileOf(user),
        factors: factor ? [{ ...factorAnswer(factor, user, origin), _links: { verify: verify(factor.id) } }] : [],
        policy: { allowRememberDevice: false, rememberDeviceLifetimeInMinutes: 0, rememberDeviceByDefault: false },
      },
      _links: { cancel: { href: `${origin}/api/v1/authn/cancel`, hints: { allow: ['POST'] } } },
    };
  }

  function success(user: User, signIn: SignIn) {
    const sessionToken = state.sessionTokens.issue(signIn);
    return {
      expiresAt: state.sessionTokens.expiresAt(sessionToken)?.toISOString(),
      status: 'SUCCESS',
      sessionToken,
      _embedded: { user: profileOf(user) },
    };
  }
  return app;
}

function profileOf({ id, profile: { login, firstName, lastName } }: User) {
  return { id, profile: { login, firstName, lastName, locale: 'en', timeZone: 'America/Los_Angeles' } };
}

function wrongCode(): OktaError {
  const cause = 'Your code doesn’t match our records, or it was used before. Please try again.';
  return new OktaError(403, 'E0000068', 'Invalid Passcode/Answer', [cause]);
}
