import { Hono, type Context as HttpContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { parseIamArn } from '../arn';
import type { Dependencies } from '../gateway/handler';
import { readAlias } from '../moto/read-alias';
import { readPolicyNames } from '../moto/read-policy-names';
import { AwsError } from '../query/aws-error';
import type { RolePair } from '../saml/assertion';
import { federate } from '../saml/federate';
import { notAuthorized } from '../saml/refusals';
import { consolePage } from './console-page';
import { ConsoleSessions } from './console-sessions';
import { consoleHost, isConsoleHost } from './hosts';
import { errorPage, signedOutPage } from './message-pages';
import type { Html } from './page';
import { noRoles, pickerAccounts, pickRoles } from './picker';
import { rolePickerPage } from './role-picker-page';
import { CONTENT_SECURITY_POLICY } from './style';

const COOKIE = 'aws-console-session';
const NO_SIGN_IN_TOKENS =
  'The sandbox opens a console for an assertion only, not for credentials: click the AWS tile on the Okta dashboard.\n';

/**
 * AWS's sign-in endpoints and consoles. Their real hosts are the first part of the path
 * (`/eu-central-1.signin.aws.amazon.com/saml`), or the host itself where a proxy leads here.
 */
export function signInRoutes(dependencies: Dependencies): Hono {
  const app = new Hono();
  const sessions = new ConsoleSessions();
  app.post('/saml', (c) => signIn(c, hostOf(c), dependencies, sessions));
  app.post('/:host/saml', (c) => signIn(c, c.req.param('host'), dependencies, sessions));
  // Through the proxy a browser stays on the sign-in host, whose name comes first then.
  for (const prefix of ['', '/:signin']) {
    app.get(`${prefix}/:host/console/home`, (c) => showConsole(c, c.req.param('host'), dependencies, sessions));
    app.post(`${prefix}/:host/console/logout`, (c) => {
      sessions.close(getCookie(c, COOKIE) ?? '');
      deleteCookie(c, COOKIE, { path: '/' });
      return show(c, signedOutPage('You are signed out', dependencies.dashboard));
    });
  }
  // saml2aws console and others ask for a sign-in token here.
  for (const path of ['/federation', '/:host/federation']) app.get(path, (c) => c.text(NO_SIGN_IN_TOKENS, 501));
  return app;
}

async function signIn(
  c: HttpContext,
  host: string,
  dependencies: Dependencies,
  sessions: ConsoleSessions,
): Promise<Response> {
  const console = consoleHost(host);
  if (console === undefined) return c.notFound();
  const form = await c.req.parseBody();
  const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const samlResponse = field('SAMLResponse');
  try {
    if (samlResponse === '') throw noRoles();
    const pick = await pickRoles(samlResponse, `https://${host}/saml`, dependencies);
    const chosen = choose(pick.roles, field('roleIndex'));
    if (!chosen) {
      const accounts = await pickerAccounts(pick, dependencies);
      return await show(c, rolePickerPage({ accounts, samlResponse, relayState: field('RelayState') }));
    }
    const session = await federate({ ...chosen, samlResponse, entryPoint: 'sign-in', ...caller(c) }, dependencies);
    const id = sessions.open({ ...session, roleArn: chosen.roleArn });
    setCookie(c, COOKIE, id, { path: '/', httpOnly: true, sameSite: 'Lax' });
    // Elsewhere by GET, so that the page can be reloaded without posting the assertion again.
    return c.redirect(`/${console}/console/home`, 303);
  } catch (error) {
    if (error instanceof AwsError) return show(c, errorPage(error, dependencies.dashboard), error.status);
    throw error;
  }
}

/**
 * The role that the person has picked. Who has only one is not asked: AWS leads straight to the console.
 * @returns `undefined` where somebody has to pick first
 */
function choose(roles: readonly RolePair[], roleIndex: string): RolePair | undefined {
  const [only, ...others] = roles;
  if (!only) throw noRoles();
  if (roleIndex === '') return others.some(({ roleArn }) => roleArn !== only.roleArn) ? undefined : only;
  const chosen = roles.find(({ roleArn }) => roleArn === roleIndex);
  if (!chosen) throw notAuthorized();
  return chosen;
}

async function showConsole(
  c: HttpContext,
  host: string,
  dependencies: Dependencies,
  sessions: ConsoleSessions,
): Promise<Response> {
  if (!isConsoleHost(host)) return c.notFound();
  const session = sessions.find(getCookie(c, COOKIE) ?? '', dependencies.now());
  const role = session && parseIamArn(session.roleArn);
  if (!role) return show(c, signedOutPage('You are not signed in', dependencies.dashboard), 401);
  const view = {
    user: session.arn.replace(/^.*:assumed-role\//, ''),
    roleArn: session.roleArn,
    accountId: role.accountId,
    alias: await readAlias(dependencies.moto, role),
    sessionEnds: session.expiration,
    tags: session.assertion.tags,
    transitiveTagKeys: session.assertion.transitiveTagKeys,
    sourceIdentity: session.assertion.sourceIdentity,
    policies: await readPolicyNames(dependencies.moto, role, role.name),
    signOut: `/${host}/console/logout`,
  };
  return show(c, consolePage(view));
}

function caller(c: HttpContext): { sourceIp: string; userAgent: string } {
  const sourceIp = c.req.header('x-forwarded-for')?.split(',')[0]?.trim() ?? '127.0.0.1';
  return { sourceIp, userAgent: c.req.header('user-agent') ?? '' };
}

function hostOf(c: HttpContext): string {
  return (c.req.header('host') ?? '').replace(/:\d+$/, '');
}

async function show(c: HttpContext, content: Html, status = 200): Promise<Response> {
  c.header('content-security-policy', CONTENT_SECURITY_POLICY);
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('x-content-type-options', 'nosniff');
  return c.html(await content, status as 200);
}
