import { type Browser, decodeEntities, type Page } from './browser';
import type { SamlForm } from './sign-in';

/** Posts the assertion to AWS's sign-in endpoint, as the browser does. */
export function postAssertion(browser: Browser, { action, samlResponse, relayState }: SamlForm): Promise<Page> {
  return browser.request(action, { form: { SAMLResponse: samlResponse, RelayState: relayState } });
}

/** The ARNs of the roles that a role picker offers, sorted. */
export function rolesOnPage(html: string): string[] {
  const labels = html.matchAll(/<label\b[^>]*\bfor="(arn:[^"]+)"/g);
  return [...new Set([...labels].map(([, arn = '']) => decodeEntities(arn)))].sort();
}

/** The roles that an assertion carries, sorted: `[provider ARN, role ARN]` each. */
export function rolesInAssertion(samlResponse: string): [provider: string, role: string][] {
  const xml = Buffer.from(samlResponse, 'base64').toString('utf8');
  const attribute = /Name="https:\/\/aws\.amazon\.com\/SAML\/Attributes\/Role"[^>]*>([\s\S]*?)<\/saml2:Attribute>/.exec(
    xml,
  );
  const values = [...(attribute?.[1] ?? '').matchAll(/<saml2:AttributeValue[^>]*>([^<]*)</g)];
  return values
    .map(([, text = '']) => decodeEntities(text).split(',') as [string, string])
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
}
