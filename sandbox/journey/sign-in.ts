import { type Browser, formAction, inputs, type Page } from './browser';

/** An assertion on its way to AWS, as the page with the self-submitting form carries it. */
export interface SamlForm {
  /** Where the form goes. */
  readonly action: string;
  /** Base64, as posted. */
  readonly samlResponse: string;
  readonly relayState: string;
}

/** Okta did not let the user in, or has no role for them. */
export class SignInRefused extends Error {
  constructor(
    readonly page: Page,
    reason: string,
  ) {
    super(reason);
    this.name = 'SignInRefused';
  }
}

export interface SignInRequest {
  readonly oktaUrl: string;
  readonly embedUrl: string;
  readonly login: string;
  readonly password: string;
  /** What the person's authenticator app shows. @default - the person has none at hand */
  readonly code?: () => Promise<string>;
}

/** What `/api/v1/authn` answers. */
interface Authn {
  readonly status?: string;
  readonly stateToken?: string;
  readonly sessionToken?: string;
  readonly _embedded?: {
    readonly factors?: readonly { readonly _links: { readonly verify: { readonly href: string } } }[];
  };
}

async function verify({ stateToken, _embedded }: Authn, passCode: string): Promise<Authn> {
  const link = _embedded?.factors?.[0]?._links.verify.href;
  if (link === undefined) throw new Error('Okta asks for a second factor and names none.');
  const answer = await fetch(link, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ stateToken, passCode }),
  });
  return (await answer.json()) as Authn;
}

/**
 * Signs in at the Okta org as a person does who opens the app's embed link: session token, cookies, then the app.
 * @throws SignInRefused
 */
export async function openApp(
  browser: Browser,
  { oktaUrl, embedUrl, login, password, code }: SignInRequest,
): Promise<SamlForm> {
  const answer = await fetch(`${oktaUrl}/api/v1/authn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ username: login, password }),
  });
  const first = (await answer.json()) as Authn;
  const { sessionToken } = first.status === 'MFA_REQUIRED' && code ? await verify(first, await code()) : first;
  if (sessionToken === undefined) {
    const page = { url: answer.url, status: answer.status, html: '' };
    throw new SignInRefused(page, `Okta does not sign ${login} in (${first.status ?? answer.status}).`);
  }
  const redirect = new URLSearchParams({ token: sessionToken, redirectUrl: embedUrl });
  const page = await browser.request(`${oktaUrl}/login/sessionCookieRedirect?${redirect.toString()}`);
  const fields = inputs(page.html);
  const [action, samlResponse] = [formAction(page.html), fields.get('SAMLResponse')];
  if (page.status !== 200 || action === undefined || samlResponse === undefined)
    throw new SignInRefused(page, `Okta gives ${login} no assertion (${page.status}).`);
  return { action, samlResponse, relayState: fields.get('RelayState') ?? '' };
}
