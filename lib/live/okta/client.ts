import { setTimeout as sleep } from 'node:timers/promises';
import { Budget, isConcurrentLimit } from './budget';
import type { OktaCredential } from './credentials';
import { LostOrg } from './lost-org';
import { OktaRefused, refusalReason, unreachable } from './refused';
import { scopeFor } from './scopes';
import { ServiceToken } from './service-token';

export interface OktaClientOptions {
  /** `https://mueller-tech.okta.com` */
  readonly url: string;
  readonly credential: OktaCredential;
  /** Scopes that a service app asks for; what it was not granted is refused here already, by name. */
  readonly scopes: readonly string[];
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
/** The same where a limit was met: other programs may use up the next minutes, too. */
const ATTEMPTS_AT_LIMIT = 10;
const TIMEOUT_MS = 60_000;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Reads Okta's management API, and nothing else: it sends GET, and for a service app the POST that fetches its access
 * token. Follows pages, keeps to its share of the org's rate limits, and waits where Okta asks for it.
 */
export class OktaClient {
  private running = 0;
  private most = CONCURRENT;
  private readonly waiting: (() => void)[] = [];
  private readonly budget: Budget;
  private readonly lost = new LostOrg();
  private readonly token: ServiceToken | undefined;
  private readonly wait: (milliseconds: number) => Promise<unknown>;
  /** Requests that were sent, for progress. */
  requests = 0;

  constructor(private readonly options: OktaClientOptions) {
    const { url, credential, scopes, share, now = () => new Date(), wait = (time: number) => sleep(time) } = options;
    const clock = () => now().getTime();
    this.wait = wait;
    this.budget = new Budget({ share, now: clock, wait });
    if (credential.type === 'service app')
      this.token = new ServiceToken({ url, app: credential, scopes, fetch: options.fetch ?? fetch, now: clock, wait });
  }

  /** One answer, as JSON or text by its type. @param path e.g. `/api/v1/groups/00g1` @throws OktaRefused */
  async get(path: string): Promise<unknown> {
    const answer = await this.send(path);
    return /json/.test(answer.headers.get('content-type') ?? '') ? jsonOf(path, answer) : answer.text;
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
      const page = jsonOf(request, answer);
      if (!Array.isArray(page)) throw new OktaRefused(`GET ${request}`, answer.status, 'the answer is not a list');
      for (const item of page as unknown[]) items.push(item);
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
      for (const item of list as unknown[]) items.push(item);
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

  private async send(path: string): Promise<Answer> {
    const request = requestOf(path);
    for (let attempt = 1; ; attempt += 1) {
      const authorization = await this.authorization(path, request);
      let answer: Answer | undefined;
      let reason: string;
      try {
        answer = await this.budget.spend(path, () => this.inTurn(() => this.attempt(path, authorization)));
        if (answer.status >= 200 && answer.status < 300) return answer;
        reason = refusalReason(answer.status, answer.text, scopeFor(path));
      } catch (error) {
        if (error instanceof OktaRefused) throw error;
        reason = unreachable(error);
      }
      const atLimit = answer?.status === 429;
      const again = answer === undefined || atLimit || answer.status >= 500;
      if (!again || attempt >= (atLimit ? ATTEMPTS_AT_LIMIT : ATTEMPTS)) {
        if (answer === undefined) this.lost.missed(reason);
        throw new OktaRefused(request, answer?.status, reason);
      }
      await this.pause(path, answer, attempt);
    }
  }

  private async attempt(path: string, authorization: string): Promise<Answer> {
    const { url, fetch: send = fetch } = this.options;
    const { reason } = this.lost;
    if (reason !== undefined) throw new OktaRefused(requestOf(path), undefined, reason);
    this.requests += 1;
    const answer = await send(url + path, {
      headers: { accept: 'application/json, application/xml', authorization },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status, headers } = answer;
    const text = await answer.text();
    // Before the next request has its turn.
    this.lost.answered(status, headers, text);
    return { status, headers, text };
  }

  private async authorization(path: string, request: string): Promise<string> {
    const { credential } = this.options;
    if (credential.type === 'API token') return `SSWS ${credential.token}`;
    if (this.token === undefined) return `Bearer ${credential.type === 'access token' ? credential.token : ''}`;
    const text = await this.token.text();
    const scope = scopeFor(path);
    if (scope !== undefined && this.token.lacking.includes(scope))
      throw new OktaRefused(request, 403, `the service app was not granted the scope ${scope}`);
    return `Bearer ${text}`;
  }

  private async pause(path: string, answer: Answer | undefined, attempt: number): Promise<void> {
    const soon = Math.min(500 * 2 ** attempt, 30_000);
    if (answer?.status !== 429) await this.wait(soon);
    else if (isConcurrentLimit(answer.headers)) {
      // Its reset is a guess of Okta's, often minutes away: fewer at a time, and soon again.
      this.most = Math.max(1, Math.floor(this.most / 2));
      await this.wait(soon);
    } else await this.budget.exhausted(path, answer.headers);
  }

  /** No more requests at the same time than Okta allows. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.running >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}

/** As it is noted: without the query. */
function requestOf(path: string): string {
  return `GET ${path.replace(/\?.*/, '')}`;
}

function jsonOf(path: string, { status, text }: Answer): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new OktaRefused(requestOf(path), status, 'the answer is not JSON');
  }
}
