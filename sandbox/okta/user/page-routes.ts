import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { appsOf } from '../org';
import { ownLink } from './address';
import { authenticate } from './authenticate';
import { answerPage, beginSession, visitor, type Room, type UserContext, type UserEnv } from './context';
import { embedPath } from './embed-link';
import { fromOwnPage } from './own-page';
import { dashboardPage } from './pages/dashboard-page';
import { messagePage } from './pages/message-page';
import { signInPage } from './pages/sign-in-page';

export const DASHBOARD = '/app/UserHome';
const SIGN_IN = '/login/login.htm';

/** Sign-in, dashboard, sign-out: what a person sees. */
export function pageRoutes(room: Room): Hono<UserEnv> {
  const { org, state } = room;
  const app = new Hono<UserEnv>();

  app.get('/', (c) => c.redirect(DASHBOARD));

  app.get(SIGN_IN, (c) => {
    const fromUri = ownLink(c.req.query('fromURI') ?? DASHBOARD, c.get('address'));
    if (fromUri === undefined) return foreignLink(c, room);
    return visitor(c, room) ? c.redirect(fromUri) : answerPage(c, room, (frame) => signInPage(frame, { fromUri }));
  });

  app.post(SIGN_IN, fromOwnPage, async (c) => {
    const form = await c.req.parseBody();
    const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const fromUri = ownLink(field('fromURI') || DASHBOARD, c.get('address'));
    if (fromUri === undefined) return foreignLink(c, room);
    const username = field('username').trim();
    const result = authenticate(org, state.lockout, { username, password: field('password') });
    if (result.outcome === 'welcome') {
      beginSession(c, room, { userId: result.user.id, at: org.now() });
      return c.redirect(fromUri, 303);
    }
    const alert =
      result.outcome === 'locked out'
        ? `Too many wrong passwords. Try again after ${result.until.toISOString().slice(11, 16)} UTC.`
        : 'Unable to sign in: username or password is wrong.';
    return answerPage(c, room, (frame) => signInPage(frame, { fromUri, username, alert }), { status: 401 });
  });

  app.get(DASHBOARD, (c) => {
    const who = visitor(c, room);
    if (!who) return toSignIn(c);
    const tiles = appsOf(org, who.user.id).map((tile) => {
      const href = embedPath(tile);
      return { label: tile.label, href };
    });
    const { login } = who.user.profile;
    return answerPage(c, room, (frame) => dashboardPage(frame, { tiles }), { login });
  });

  app.get('/login/signout', (c) => signOut(c, room));
  app.post('/login/signout', fromOwnPage, (c) => signOut(c, room));
  return app;
}

/** The sign-in page, which leads back to where the visitor wanted to go. */
export function toSignIn(c: UserContext): Response {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${SIGN_IN}?${new URLSearchParams({ fromURI: pathname + search }).toString()}`);
}

export function foreignLink(c: UserContext, room: Room): Promise<Response> {
  const text = 'The link leads away from this org. Signing in only ever leads to the org itself.';
  return answerPage(c, room, (frame) => messagePage(frame, { title: 'This link is refused', text }), { status: 400 });
}

function signOut(c: UserContext, { state }: Room): Response {
  const sid = deleteCookie(c, 'sid', { path: '/' });
  if (sid !== undefined) state.sessions.revoke(sid);
  return c.redirect(SIGN_IN, 303);
}
