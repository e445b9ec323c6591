import { setTimeout as sleep } from 'node:timers/promises';
import { clientAssertion, type OktaCredential } from './credentials';

/** Okta refused to answer, or could not be reached. */
export class OktaRefused extends Error {
  constructor(
    readonly request: string,
    readonly status: number | undefined,
    reason: string,
  ) {
    super(reason);
    this.name = 'OktaRefused';
  }
}

export interface OktaClientOptions {
  /** `https://mueller-tech.okta.com` */
  readonly url: string;
  readonly credential: OktaCredential;
  /** Scopes that a service app asks for. */
  readonly scopes: readonly string[];
  /** Scopes that it may lack: then Okta refuses what needs them, and nothing else. @default - none */
  readonly optionalScopes?: readonly string[];
  /** Part of the org's rate limits that may be used, 0–1; the rest is left to the org's other programs. */
  readonly share: number;
  readonly fetch?: typeof fetch;
  readonly now?: () => Date;
  /** @default - really waits */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** Requests at the same time. Okta allows 15 in its free orgs and 75 in others. */
const CONCURRENT = 8;
/** How often one request is tried; each wait is bounded by Okta's reset, which is at most a minute away. */
const ATTEMPTS = 5;
const TIMEOUT_MS = 60_000;

/**
 * Reads Okta's management API, and nothing else: it sends GET, and for a service app the one POST that fetches its access
 * token. Follows pages, keeps to its share of the org's rate limits, and waits where Okta asks for it.
 */
export class OktaClient {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private bearer: Promise<{ token: string; until: number }> | undefined;
  /** Requests that were sent, for progress. */
  requests = 0;

  constructor(private readonly options: OktaClientOptions) {}

  /** One answer, as JSON or text by its type. @param path e.g. `/api/v1/groups/00g1` @throws OktaRefused */
  async get(path: string): Promise<unknown> {
    const answer = await this.send(path);
    const text = await answer.text();
    if (!/json/.test(answer.headers.get('content-type') ?? '')) return text;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new OktaRefused(`GET ${path}`, answer.status, 'the answer is not JSON');
    }
  }

  /** All pages of a list. @throws OktaRefused */
  async list(path: string): Promise<readonly unknown[]> {
    return (await this.pages(path, Infinity)).items;
  }

  /** At most so many pages of a list, and whether there are more. @throws OktaRefused */
  async pages(path: string, most: number): Promise<{ readonly items: readonly unknown[]; readonly more: boolean }> {
    const items: unknown[] = [];
    const seen = new Set<string>();
    let next: string | undefined = path;
    while (next !== undefined && seen.size < most) {
      const request: string = next;
      if (seen.has(request))
        throw new OktaRefused(`GET ${request}`, undefined, 'the pages of the answer lead in a circle');
      seen.add(request);
      const answer = await this.send(request);
      const page = (await answer.json()) as unknown;
      if (!Array.isArray(page)) throw new OktaRefused(`GET ${request}`, answer.status, 'the answer is not a list');
      items.push(...(page as unknown[]));
      // The log offers a next page for ever; one without entries is the end of it.
      next = page.length === 0 ? undefined : this.nextPage(answer.headers.get('link') ?? '', request);
    }
    return { items, more: next !== undefined };
  }

  /** All pages of a list that is inside of an object, with the address of the next page beside it. @throws OktaRefused */
  async listIn(path: string, key: string): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    const seen = new Set<string>();
    for (let next: string | undefined = path; next !== undefined;) {
      if (seen.has(next)) throw new OktaRefused(`GET ${next}`, undefined, 'the pages of the answer lead in a circle');
      seen.add(next);
      const page = (await this.get(next)) as Readonly<Record<string, unknown>> | null;
      const list = page?.[key];
      if (!Array.isArray(list)) throw new OktaRefused(`GET ${next}`, undefined, `the answer has no list ${key}`);
      items.push(...(list as unknown[]));
      const links = page?.['_links'] as { readonly next?: { readonly href?: string } } | undefined;
      next = links?.next?.href === undefined ? undefined : this.ownAddress(links.next.href, next);
    }
    return items;
  }

  /** A link of Okta's own; one that leads to another host would carry the credential there. */
  private nextPage(link: string, request: string): string | undefined {
    const [, target] = /<([^>]*)>\s*;\s*rel="next"/.exec(link) ?? [];
    return target === undefined ? undefined : this.ownAddress(target, request);
  }

  private ownAddress(target: string, request: string): string {
    const { origin, pathname, search } = new URL(target, this.options.url);
    if (origin !== new URL(this.options.url).origin)
      throw new OktaRefused(`GET ${request}`, undefined, `the next page is on another host, ${origin}`);
    return pathname + search;
  }

  private async send(path: string): Promise<Response> {
    await this.enter();
    try {
      for (let attempt = 1; ; attempt += 1) {
        const answer = await this.attempt(path);
        if (!(answer instanceof Error) && answer.ok) {
          await this.keepShare(answer);
          return answer;
        }
        const status = answer instanceof Error ? undefined : answer.status;
        const again = status === undefined || status === 429 || status >= 500;
        if (!again || attempt === ATTEMPTS) throw await refusal(path, answer);
        await this.pause(answer instanceof Error ? undefined : answer, attempt);
      }
    } finally {
      this.leave();
    }
  }

  private async attempt(path: string): Promise<Response | Error> {
    const { url, fetch: send = fetch } = this.options;
    const headers = { accept: 'application/json, application/xml', authorization: await this.authorization() };
    this.requests += 1;
    try {
      return await send(url + path, {
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private async authorization(): Promise<string> {
    const { credential, now = () => new Date() } = this.options;
    if (credential.type === 'API token') return `SSWS ${credential.token}`;
    if (credential.type === 'access token') return `Bearer ${credential.token}`;
    const known = await this.bearer;
    if (known === undefined || known.until < now().getTime()) this.bearer = this.fetchToken(credential);
    return `Bearer ${(await this.bearer)?.token ?? ''}`;
  }

  private async fetchToken(app: Extract<OktaCredential, { type: 'service app' }>) {
    const { scopes, optionalScopes = [] } = this.options;
    const all = await this.askForToken(app, [...scopes, ...optionalScopes]);
    // Okta refuses the whole request where one scope was not granted.
    const lacksScopes = optionalScopes.length > 0 && /^(consent_required|invalid_scope)$/.test(all.error ?? '');
    const { token, status, reason, seconds } = lacksScopes ? await this.askForToken(app, scopes) : all;
    if (token === undefined) throw new OktaRefused('POST /oauth2/v1/token', status, reason);
    const { now = () => new Date() } = this.options;
    // A minute early, so that no request is on its way when it ends.
    return { token, until: now().getTime() + (seconds - 60) * 1000 };
  }

  private async askForToken(app: Extract<OktaCredential, { type: 'service app' }>, scopes: readonly string[]) {
    const { url, now = () => new Date(), fetch: send = fetch } = this.options;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: clientAssertion(app, `${url}/oauth2/v1/token`, now()),
      scope: scopes.join(' '),
    });
    const request = { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) } as const;
    const answer = await send(`${url}/oauth2/v1/token`, request);
    const json = (await answer.json()) as {
      access_token?: string;
      expires_in?: number;
      error?: string;
      error_description?: string;
    };
    return {
      token: json.access_token,
      error: json.error,
      status: answer.status,
      reason: json.error_description ?? 'no access token',
      seconds: json.expires_in ?? 3600,
    };
  }

  /** Waits for the next minute once this program has used its share of the current one. */
  private async keepShare({ headers }: Response): Promise<void> {
    const [limit, remaining] = ['limit', 'remaining'].map((name) => Number(headers.get(`x-rate-limit-${name}`) ?? NaN));
    if (limit === undefined || remaining === undefined || Number.isNaN(limit) || Number.isNaN(remaining)) return;
    if (remaining > limit * (1 - this.options.share)) return;
    await this.waitFor(untilReset(headers) ?? 0);
  }

  private pause(answer: Response | undefined, attempt: number): Promise<void> {
    const reset = answer?.status === 429 ? untilReset(answer.headers) : undefined;
    return this.waitFor(reset ?? Math.min(500 * 2 ** attempt, 30_000));
  }

  private async waitFor(milliseconds: number): Promise<void> {
    const { wait = (time: number) => sleep(time) } = this.options;
    if (milliseconds > 0) await wait(milliseconds);
  }

  private async enter(): Promise<void> {
    if (this.running < CONCURRENT) {
      this.running += 1;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}

/** Milliseconds by Okta's own clock, at most a minute; clocks that differ don't matter. */
function untilReset(headers: Headers): number | undefined {
  const reset = Number(headers.get('x-rate-limit-reset') ?? NaN) * 1000;
  const now = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(reset)) return undefined;
  return Math.min(Math.max(reset - (Number.isNaN(now) ? Date.now() : now), 0) + 1000, 61_000);
}

async function refusal(path: string, answer: Response | Error): Promise<OktaRefused> {
  const request = `GET ${path.replace(/\?.*/, '')}`;
  if (answer instanceof Error) return new OktaRefused(request, undefined, `not reached: ${answer.message}`);
  const text = await answer.text();
  const summary = /"errorSummary":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  return new OktaRefused(
    request,
    answer.status,
    `${String(answer.status)}${summary === undefined ? '' : ` ${summary}`}`,
  );
}
