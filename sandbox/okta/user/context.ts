import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { randomBytes } from 'node:crypto';
import type { User } from '../model';
import type { Org } from '../org';
import { addressOf, type Address } from './address';
import type { Frame, Html } from './pages/layout';
import { activeUser, type SignIn } from './sign-in';
import type { UserState } from './user-state';

/** What every route on the user's side works with. */
export interface Dependencies {
  readonly org: Org;
  readonly state: UserState;
  /** Base address of the local AWS gateway. @default - forms go to AWS's real sign-in endpoints */
  readonly signInBase?: string;
}

export interface UserEnv {
  Variables: { address: Address };
}
export type UserContext = Context<UserEnv>;

/** Refuses requests that were sent to another host than the org's own. */
export function ownAddress({ org }: Dependencies) {
  return createMiddleware<UserEnv>(async (c, next) => {
    const address = addressOf(c.req.url, org);
    if (!address) throw new HTTPException(421, { message: `This is the Okta org ${org.name}, under another name.` });
    c.set('address', address);
    await next();
  });
}

/** Somebody who is signed in. */
export interface Visitor {
  readonly user: User;
  readonly signIn: SignIn;
  /** The cookie `sid`. */
  readonly sid: string;
}

/** Who the session cookie belongs to; the session's two hours begin anew. */
export function visitor(c: UserContext, { org, state }: Dependencies): Visitor | undefined {
  const sid = getCookie(c, 'sid');
  const before = state.sessions.read(sid);
  const user = activeUser(org, before);
  if (sid === undefined || !before || !user) return undefined;
  // A pause counts until the next proof, however often the visitor comes back meanwhile.
  const signIn = { ...before, idleSeconds: Math.max(before.idleSeconds ?? 0, state.sessions.idleSeconds(sid)) };
  state.sessions.replace(sid, signIn);
  state.sessions.prolong(sid);
  return { user, signIn, sid };
}

/** Where a request comes from: a rehearsal says so in `X-Forwarded-For`, since all of it happens on one machine. */
export function addressOfClient(c: UserContext): string {
  return c.req.header('x-forwarded-for')?.split(',')[0]?.trim() ?? '127.0.0.1';
}

/** Begins a session and hands out its cookies. */
export function beginSession(c: UserContext, { state }: Dependencies, signIn: SignIn): string {
  const sid = state.sessions.issue(signIn);
  const secure = c.get('address').origin.startsWith('https:');
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  setCookie(c, 'sid', sid, options);
  // Clients keep it to be recognized as the same device.
  setCookie(c, 'DT', getCookie(c, 'DT') ?? `DI${randomBytes(16).toString('base64url')}`, options);
  return sid;
}

/** Answers with a page that may do nothing but show itself and post its forms where they go. */
export async function answerPage(
  c: UserContext,
  { org }: Dependencies,
  page: (frame: Frame) => Html,
  {
    status = 200,
    login,
    formTarget,
  }: { status?: 200 | 400 | 401 | 403 | 404 | 500 | 501; login?: string; formTarget?: string } = {},
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64url');
  const target = formTarget !== undefined && URL.canParse(formTarget) ? ` ${new URL(formTarget).origin}` : '';
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    'img-src data:',
    `form-action 'self'${target}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  c.header('Content-Security-Policy', policy.join('; '));
  c.header('X-Content-Type-Options', 'nosniff');
  // Not `no-referrer`: browsers would send forms with the origin `null`.
  c.header('Referrer-Policy', 'same-origin');
  c.header('Cache-Control', 'no-store');
  return c.html(await page({ org: org.name, nonce, login }), status);
}
