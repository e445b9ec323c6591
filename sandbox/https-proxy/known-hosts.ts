/** The local servers that stand for real hosts, by their base addresses. */
export interface LocalServers {
  /** Name of the org: `mueller-tech`. */
  readonly oktaOrg: string;
  readonly oktaUrl: string;
  readonly stsUrl: string;
  readonly iamUrl: string;
  /** The gateway that serves AWS's pages, each host's below a path of its name. */
  readonly signInBase: string;
}

const REGION = '[a-z]{2}(?:-[a-z]+)+-\\d';
/** Domains of Okta's, https://developer.okta.com/docs/concepts/okta-organizations/ */
const OKTA = 'okta\\.com|oktapreview\\.com|okta-emea\\.com|okta-gov\\.com|okta\\.mil';
/** Partition by partition: the regular one, GovCloud, China. */
const PAGES = 'aws\\.amazon\\.com|amazonaws-us-gov\\.com|amazonaws\\.cn';
const API = 'amazonaws\\.com(?:\\.cn)?';

/**
 * Where requests to a host go; `undefined` for every host that the sandbox does not stand for.
 * @returns base address, to which the request's path is added
 */
export function localServerOf(host: string, servers: LocalServers): string | undefined {
  const { oktaOrg, oktaUrl, stsUrl, iamUrl, signInBase } = servers;
  const is = (pattern: string) => new RegExp(`^(?:${pattern})$`).test(host);
  const base = (url: string) => url.replace(/\/$/, '');
  if (host.startsWith(`${oktaOrg}.`) && new RegExp(`^(?:${OKTA})$`).test(host.slice(oktaOrg.length + 1)))
    return base(oktaUrl);
  if (is(`(?:${REGION}\\.)?(?:signin|console)\\.(?:${PAGES})`)) return `${base(signInBase)}/${host}`;
  if (is(`sts(?:\\.${REGION})?\\.${API}`)) return base(stsUrl);
  if (is(`iam(?:\\.(?:${REGION}|us-gov))?\\.${API}`)) return base(iamUrl);
  return undefined;
}
