import type { Org } from '../org';

/** Domains of Okta's under which an org is reached through the HTTPS proxy. */
const OKTA_DOMAINS = ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil'];
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** How the org was reached. */
export interface Address {
  /** `http://127.0.0.1:8080` or, through the proxy, `https://mueller-tech.okta.com` */
  readonly origin: string;
  /** The client uses the real host names, of AWS as well. */
  readonly realNames: boolean;
}

/**
 * The address that a request was sent to, by its host. Any other name than the org's own is none: it would be a web
 * page somewhere that had its host name point here.
 */
export function addressOf(url: string, { name }: Pick<Org, 'name'>): Address | undefined {
  const { host, hostname } = new URL(url);
  if (LOOPBACK.has(hostname)) return { origin: `http://${host}`, realNames: false };
  const real = OKTA_DOMAINS.some((domain) => hostname === `${name}.${domain}`);
  return real ? { origin: `https://${host}`, realNames: true } : undefined;
}

/**
 * A link to the org itself, absolute; `undefined` for every other one: signing in must not lead elsewhere.
 * @param link as somebody sent it, absolute or beginning with `/`
 */
export function ownLink(link: string, { origin }: Address): string | undefined {
  if (!URL.canParse(link, origin)) return undefined;
  const url = new URL(link, origin);
  return url.origin === origin && url.username === '' && url.password === '' ? url.href : undefined;
}
