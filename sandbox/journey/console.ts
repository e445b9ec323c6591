import { decodeEntities, type Browser, type Page } from './browser';
import type { SamlForm } from './sign-in';

/** Picks a role on the role picker's page, as a click and *Sign in* do, and comes to the console. */
export function pickRole(
  browser: Browser,
  { action, samlResponse, relayState }: SamlForm,
  roleArn: string,
): Promise<Page> {
  const form = { SAMLResponse: samlResponse, RelayState: relayState, roleIndex: roleArn };
  return browser.request(action, { form });
}

/** Who the console says is signed in, `<role>/<user> @ <account alias>`; `undefined` where the page is not a console. */
export function whoOnPage(html: string): string | undefined {
  const text = /\bid="account-menu"[^>]*>([^<]*)</.exec(html)?.[1];
  return text === undefined ? undefined : decodeEntities(text).trim();
}
