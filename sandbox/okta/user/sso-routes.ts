import { Hono } from 'hono';
import type { App, User } from '../model';
import { app as findApp, isAssigned } from '../org';
import { ownLink } from './address';
import { openAwsApp } from './assertion';
import { answerPage, beginSession, visitor, type Dependencies, type UserContext, type UserEnv } from './context';
import { DASHBOARD, foreignLink, toSignIn } from './page-routes';
import { messagePage } from './pages/message-page';
import { noRolesPage } from './pages/no-roles-page';
import { refusedPage } from './pages/refused-page';
import { samlFormPage } from './pages/saml-form-page';
import { activeUser, type SignIn } from './sign-in';
import { formAction } from './sign-in-endpoint';
import { signOn } from './sign-on';
import { toVerify } from './verify-routes';

/** Single sign-on to AWS, begun at Okta (IdP-initiated). */
export function ssoRoutes(dependencies: Dependencies): Hono<UserEnv> {
  const { org, state } = dependencies;
  const app = new Hono<UserEnv>();

  app.get('/login/sessionCookieRedirect', (c) => {
    const { token, redirectUrl = DASHBOARD } = c.req.query();
    const link = ownLink(redirectUrl, c.get('address'));
    if (link === undefined) return foreignLink(c, dependencies);
    const signIn = state.sessionTokens.take(token);
    if (!signIn || !activeUser(org, signIn)) return c.redirect(`/login/login.htm?${fromUri(link)}`);
    beginSession(c, dependencies, signIn);
    return c.redirect(link);
  });

  app.get('/home/:name/:appId/:number', (c) => {
    const { name, appId } = c.req.param();
    return openApp(c, dependencies, (candidate) => candidate.id === appId && candidate.name === name);
  });

  app.get('/app/:name/:externalKey/sso/saml', (c) => {
    const { name, externalKey } = c.req.param();
    return openApp(c, dependencies, (candidate) => candidate.externalKey === externalKey && candidate.name === name);
  });

  const byToken = (c: UserContext, token: string | undefined) => {
    const grant = state.webSsoTokens.take(token);
    const user = activeUser(org, grant);
    const target = grant && findApp(org, grant.appId);
    if (!grant || !user || !target) return tokenRefused(c, dependencies);
    const answer = signOn(c, dependencies, target, { user, signIn: grant });
    if (answer.outcome === 'denied') return refused(c, dependencies, target, user, answer.why);
    // Nothing can be asked here: the client shows what comes back.
    if (answer.outcome === 'more') return refused(c, dependencies, target, user, STALE);
    return answerAssertion(c, dependencies, target, user, grant.at);
  };
  app.get('/login/token/sso', (c) => byToken(c, c.req.query('token')));
  app.post('/login/token/sso', async (c) => {
    const { token } = await c.req.parseBody();
    return byToken(c, typeof token === 'string' ? token : undefined);
  });
  return app;
}

function openApp(
  c: UserContext,
  dependencies: Dependencies,
  wanted: (app: App) => boolean,
): Response | Promise<Response> {
  const { org, state } = dependencies;
  // A session token is good once; a client that repeats its request has the cookie by then.
  const fresh = state.sessionTokens.take(c.req.query('sessionToken'));
  const newcomer = activeUser(org, fresh);
  if (fresh && newcomer) beginSession(c, dependencies, fresh);
  const known: { user: User; signIn: SignIn } | undefined =
    fresh && newcomer ? { user: newcomer, signIn: fresh } : visitor(c, dependencies);
  if (!known) return toSignIn(c);
  const target = [...org.apps.values()].find(wanted);
  if (!target || !isAssigned(org, target.id, known.user.id)) return notAssigned(c, dependencies, known.user);
  const answer = signOn(c, dependencies, target, known);
  if (answer.outcome === 'denied') return refused(c, dependencies, target, known.user, answer.why);
  if (answer.outcome === 'more') return toVerify(c, target);
  return answerAssertion(c, dependencies, target, known.user, known.signIn.at);
}

async function answerAssertion(
  c: UserContext,
  dependencies: Dependencies,
  app: App,
  user: User,
  at: Date,
): Promise<Response> {
  const { org, signInBase } = dependencies;
  const { label } = app;
  const { login } = user.profile;
  if (app.name !== 'amazon_aws')
    return answerPage(c, dependencies, (frame) => messagePage(frame, { title: 'Not in the sandbox', text: NOT_AWS }), {
      status: 501,
      login,
    });
  const opening = openAwsApp(org, app, user, at);
  switch (opening.outcome) {
    case 'assertion': {
      const { endpoint, samlResponse, relayState } = opening;
      const action = formAction(endpoint, c.get('address').realNames ? undefined : signInBase);
      const form = { label, action, samlResponse, relayState };
      return answerPage(c, dependencies, (frame) => samlFormPage(frame, form), { formTarget: action });
    }
    case 'no roles': {
      const { groups } = opening;
      return answerPage(c, dependencies, (frame) => noRolesPage(frame, { label, groups }), { status: 403, login });
    }
    case 'not assigned':
      return notAssigned(c, dependencies, user);
    case 'misconfigured': {
      const text = `An administrator has to fix the app "${label}". ${opening.reason}`;
      const message = { title: 'The app can’t be opened', text };
      return answerPage(c, dependencies, (frame) => messagePage(frame, message), { status: 500, login });
    }
  }
}

const NOT_AWS = 'The sandbox signs people in to AWS. Other apps have a tile, and nothing behind it.';

function notAssigned(c: UserContext, dependencies: Dependencies, { profile: { login } }: User): Promise<Response> {
  const text =
    'You are not assigned to this app, or it does not exist. An administrator can assign one of your groups.';
  const message = { title: 'No access to this app', text };
  return answerPage(c, dependencies, (frame) => messagePage(frame, message), { status: 403, login });
}

const STALE =
  'The app’s sign-on policy asks for a fresh sign-in, and this one is too old or lacks a second factor. Begin again on the command line.';

/** Names the rule, and leads back. */
function refused(
  c: UserContext,
  dependencies: Dependencies,
  { label }: App,
  { profile: { login } }: User,
  why: string,
) {
  return answerPage(c, dependencies, (frame) => refusedPage(frame, { label, why }), { status: 403, login });
}

function tokenRefused(c: UserContext, dependencies: Dependencies): Promise<Response> {
  const text = 'The token was used before, or it is too old. Begin again on the command line.';
  return answerPage(c, dependencies, (frame) => messagePage(frame, { title: 'This token is refused', text }), {
    status: 401,
  });
}

function fromUri(link: string): string {
  return new URLSearchParams({ fromURI: link }).toString();
}
