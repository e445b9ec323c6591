import { Browser, formAction, inputs, type Send } from '../../../../../sandbox/journey/browser';
import { userRoutes, type UserRoutesOptions } from '../../../../../sandbox/okta/user/routes';
import { PASSWORD, type RehearsalOrg } from './rehearsal-org';

export const ORIGIN = 'http://127.0.0.1:8080';

/** The user's side of an org, in process: no port is opened. */
export function client({ org }: Pick<RehearsalOrg, 'org'>, options: UserRoutesOptions = {}) {
  const hono = userRoutes(org, options);
  const send: Send = async (url, init) => hono.request(url, init);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    hono.request(ORIGIN + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const postForm = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    hono.request(ORIGIN + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    });
  const get = (path: string, headers: Record<string, string> = {}) =>
    hono.request(new URL(path, ORIGIN).href, { headers });
  const sessionToken = async (username: string, password = PASSWORD) =>
    ((await (await post('/api/v1/authn', { username, password })).json()) as { sessionToken: string }).sessionToken;
  /** A `Cookie` header of a fresh session. */
  const signIn = async (username: string) => {
    const answer = await post('/api/v1/sessions', { sessionToken: await sessionToken(username) });
    return { cookie: `sid=${((await answer.json()) as { id: string }).id}` };
  };
  /** The same by the sign-in page, which asks for a password only. */
  const signInByPage = async (username = 'james') => {
    const form = { username, password: PASSWORD };
    const answer = await postForm('/login/login.htm', form, { origin: ORIGIN });
    return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  return { hono, browser: () => new Browser(send), get, post, postForm, sessionToken, signIn, signInByPage };
}

/** A page's form with the assertion. */
export function samlForm(html: string) {
  const fields = inputs(html);
  const samlResponse = fields.get('SAMLResponse') ?? '';
  return {
    action: formAction(html),
    relayState: fields.get('RelayState'),
    samlResponse,
    xml: Buffer.from(samlResponse, 'base64').toString('utf8'),
  };
}
