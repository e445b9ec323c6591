import { Hono } from 'hono';
import { acceptCode, codeFor } from '../factors';
import type { App } from '../model';
import { app as findApp } from '../org';
import type { Factor } from '../sign-on/assurance';
import { ownLink } from './address';
import { checkPassword } from './check-password';
import { answerPage, visitor, type Dependencies, type UserContext, type UserEnv, type Visitor } from './context';
import { fromOwnPage } from './own-page';
import { DASHBOARD, foreignLink, toSignIn } from './page-routes';
import { refusedPage } from './pages/refused-page';
import { verifyPage } from './pages/verify-page';
import { signOn } from './sign-on';

const PATH = '/signin/verify';

/** Leads to the page that asks for what the app's sign-on policy lacks, and from there to where the visitor wanted to go. */
export function toVerify(c: UserContext, { id }: App, fromURI?: string): Response {
  const { pathname, searchParams } = new URL(c.req.url);
  // A session token is used up by now, and must not come back in a link.
  searchParams.delete('sessionToken');
  const back = fromURI ?? (searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`);
  return c.redirect(`${PATH}?${new URLSearchParams({ app: id, fromURI: back }).toString()}`, 303);
}

/** The page where somebody who is signed in proves more: a second factor, or the password once again. */
export function verifyRoutes(dependencies: Dependencies): Hono<UserEnv> {
  const { org, state } = dependencies;
  const app = new Hono<UserEnv>();

  const ask = (c: UserContext, who: Visitor, target: App, fromUri: string, alert?: string) => {
    const { label } = target;
    const { login } = who.user.profile;
    const answer = signOn(c, dependencies, target, who);
    if (answer.outcome === 'signed in') return c.redirect(fromUri, 303);
    if (answer.outcome === 'denied')
      return answerPage(c, dependencies, (frame) => refusedPage(frame, { label, why: answer.why }), {
        status: 403,
        login,
      });
    const hint = answer.factors.includes('code') ? codeFor(org, who.user) : undefined;
    const page = { label, factors: answer.factors, appId: target.id, fromUri, hint };
    return answerPage(c, dependencies, (frame) => verifyPage(frame, alert === undefined ? page : { ...page, alert }), {
      status: alert === undefined ? 200 : 401,
      login,
    });
  };

  app.get(PATH, (c) => {
    const who = visitor(c, dependencies);
    if (!who) return toSignIn(c);
    const target = findApp(org, c.req.query('app') ?? '');
    const fromUri = ownLink(c.req.query('fromURI') ?? DASHBOARD, c.get('address'));
    if (fromUri === undefined) return foreignLink(c, dependencies);
    return target ? ask(c, who, target, fromUri) : c.redirect(DASHBOARD);
  });

  app.post(PATH, fromOwnPage, async (c) => {
    const form = await c.req.parseBody();
    const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const who = visitor(c, dependencies);
    if (!who) return toSignIn(c);
    const target = findApp(org, field('app'));
    const fromUri = ownLink(field('fromURI') || DASHBOARD, c.get('address'));
    if (fromUri === undefined) return foreignLink(c, dependencies);
    if (!target) return c.redirect(DASHBOARD, 303);
    const answer = signOn(c, dependencies, target, who);
    if (answer.outcome !== 'more') return ask(c, who, target, fromUri);
    const wrong = prove(answer.factors, who, { password: field('password'), code: field('code') });
    return wrong === undefined ? c.redirect(fromUri, 303) : ask(c, who, target, fromUri, wrong);
  });

  /** Everything that is asked for, or nothing: half a proof is not kept. @returns what was wrong */
  function prove(
    factors: readonly Factor[],
    { user, signIn, sid }: Visitor,
    { password, code }: { password: string; code: string },
  ): string | undefined {
    const at = org.now();
    const until = state.lockout.lockedUntil(user.id) ?? state.codeLockout.lockedUntil(user.id);
    if (until) return `Too many wrong tries. Try again after ${until.toISOString().slice(11, 16)} UTC.`;
    if (factors.includes('password')) {
      const { outcome } = checkPassword(org, state.lockout, { username: user.id, password });
      if (outcome !== 'signed in') return 'The password is wrong.';
    }
    if (factors.includes('code') && !acceptCode(org, user, code.replace(/\s/g, ''))) {
      state.codeLockout.wrongPassword(user.id);
      return 'The code is wrong, too old, or was used before.';
    }
    if (factors.includes('code')) state.codeLockout.rightPassword(user.id);
    state.sessions.replace(sid, {
      ...signIn,
      idleSeconds: 0,
      at: factors.includes('password') ? at : signIn.at,
      codeAt: factors.includes('code') ? at : signIn.codeAt,
    });
    return undefined;
  }
  return app;
}
