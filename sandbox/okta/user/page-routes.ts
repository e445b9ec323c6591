import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { appsOf } from '../org';
import { ownLink } from './address';
import { checkPassword } from './check-password';
import { answerPage, beginSession, visitor, type Dependencies, type UserContext, type UserEnv } from './context';
import { embedPath } from './embed-link';
import { fromOwnPage } from './own-page';
import { dashboardPage } from './pages/dashboard-page';
import { messagePage } from './pages/message-page';
import { signInPage } from './pages/sign-in-page';

export const DASHBOARD = '/app/UserHome';
const SIGN_IN = '/login/login.htm';

/** Sign-in, dashboard, sign-out: what a person sees. */
export function pageRoutes(dependencies: Dependencies): Hono<UserEnv> {
  const { org, state } = dependencies;
  const app = new Hono<UserEnv>();

  app.get('/', (c) => c.redirect(DASHBOARD));

  app.get(SIGN_IN, (c) => {
    const fromUri = ownLink(c.req.query('fromURI') ?? DASHBOARD, c.get('address'));
    if (fromUri === undefined) return foreignLink(c, dependencies);
    return visitor(c, dependencies)
      ? c.redirect(fromUri)
      : answerPage(c, dependencies, (frame) => signInPage(frame, { fromUri }));
  });

  app.post(SIGN_IN, fromOwnPage, async (c) => {
    const form = await c.req.parseBody();
    const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const fromUri = ownLink(field('fromURI') || DASHBOARD, c.get('address'));
    if (fromUri === undefined) return foreignLink(c, dependencies);
    const username = field('username').trim();
    const result = checkPassword(org, state.lockout, { username, password: field('password') });
    if (result.outcome === 'signed in') {
      beginSession(c, dependencies, { userId: result.user.id, at: org.now() });
      return c.redirect(fromUri, 303);
    }
    const alert =
      result.outcome === 'locked out'
        ? `Too many wrong passwords. Try again after ${result.until.toISOString().slice(11, 16)} UTC.`
        : 'Unable to sign in: username or password is wrong.';
    return answerPage(c, dependencies, (frame) => signInPage(frame, { fromUri, username, alert }), { status: 401 });
  });

  app.get(DASHBOARD, (c) => {
    const who = visitor(c, dependencies);
    if (!who) return toSignIn(c);
    const tiles = appsOf(org, who.user.id).map((tile) => {
      const href = embedPath(tile);
      return { label: tile.label, href };
    });
    const { login } = who.user.profile;
    return answerPage(c, dependencies, (frame) => dashboardPage(frame, { tiles }), { login });
  });

  app.get('/login/signout', (c) => signOut(c, dependencies));
  app.post('/login/signout', fromOwnPage, (c) => signOut(c, dependencies));
  return app;
}

/** The sign-in page, which leads back to where the visitor wanted to go. */
export function toSignIn(c: UserContext): Response {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${SIGN_IN}?${new URLSearchParams({ fromURI: pathname + search }).toString()}`);
}

export function foreignLink(c: UserContext, dependencies: Dependencies): Promise<Response> {
  const text = 'The link leads away from this org. Signing in only ever leads to the org itself.';
  return answerPage(c, dependencies, (frame) => messagePage(frame, { title: 'This link is refused', text }), {
    status: 400,
  });
}

function signOut(c: UserContext, { state }: Dependencies): Response {
  const sid = deleteCookie(c, 'sid', { path: '/' });
  if (sid !== undefined) state.sessions.revoke(sid);
  return c.redirect(SIGN_IN, 303);
}
