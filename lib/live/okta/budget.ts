/** How much of a limit is always left to the org's other programs, whatever they used themselves. */
const RESERVE = 0.1;
/** Okta counts by the minute; its reset is never further away. */
const LONGEST_WAIT_MS = 61_000;

export interface BudgetOptions {
  /** Part of each rate limit that may be used, 0–1. */
  readonly share: number;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** What Okta counts together, and how much of it this program has used in the current minute. */
interface Window {
  limit?: number | undefined;
  remaining?: number | undefined;
  /** When Okta's minute ends, in seconds by its clock: that is how minutes are told apart. */
  reset?: number | undefined;
  /** Reset of the minute before. */
  over?: number | undefined;
  /** When it ends by this machine's clock. */
  endsAt?: number | undefined;
  used: number;
  /** Requests without an answer yet; Okta may count them in the next minute. */
  inFlight: number;
  /** Set while somebody waits for the next minute, or for the first answer. */
  waiting?: Promise<unknown> | undefined;
}

/**
 * This program's share of the org's rate limits. Requests are counted when they leave, so that parallel ones stay within the
 * share together; the first of each kind goes alone, since only its answer says what the limit is.
 * @see https://developer.okta.com/docs/reference/rl-best-practices/
 */
export class Budget {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly options: BudgetOptions) {}

  /** Does a request as soon as the share allows it. */
  async spend<T extends { readonly headers: Headers }>(path: string, request: () => Promise<T>): Promise<T> {
    const window = this.windowOf(path);
    for (;;) {
      if (window.waiting !== undefined) await window.waiting;
      else if (this.isSpent(window)) await this.nextMinute(window, (window.endsAt ?? 0) - this.options.now());
      else break;
    }
    // Nothing is waited for between the look at the window and this.
    window.used += 1;
    window.inFlight += 1;
    const sent = request().finally(() => (window.inFlight -= 1));
    if (window.limit === undefined) {
      const first = sent.then(
        ({ headers }) => this.learn(window, headers),
        () => undefined,
      );
      window.waiting = first.then(() => (window.waiting = undefined));
    }
    const answer = await sent;
    this.learn(window, answer.headers);
    return answer;
  }

  /** Okta refused a request for this minute: nobody asks again before it ends. */
  async exhausted(path: string, headers: Headers): Promise<void> {
    const window = this.windowOf(path);
    this.learn(window, headers);
    await this.nextMinute(window, untilReset(headers, this.options.now()) ?? LONGEST_WAIT_MS);
  }

  private isSpent(window: Window): boolean {
    const { share, now } = this.options;
    const { limit, remaining = Infinity, endsAt, used, inFlight } = window;
    if (limit === undefined || endsAt === undefined) return false;
    if (now() >= endsAt) {
      this.renew(window);
      return false;
    }
    return (
      used >= Math.max(1, Math.floor(limit * share)) || remaining - inFlight <= limit * Math.min(RESERVE, 1 - share)
    );
  }

  private async nextMinute(window: Window, milliseconds: number): Promise<void> {
    window.waiting ??= this.options.wait(Math.min(Math.max(milliseconds, 0), LONGEST_WAIT_MS)).then(() => {
      this.renew(window);
      window.waiting = undefined;
    });
    await window.waiting;
  }

  /** A new minute, of which nothing is known but what may still arrive in it. */
  private renew(window: Window): void {
    window.used = window.inFlight;
    window.over = window.reset;
    for (const name of ['limit', 'remaining', 'reset', 'endsAt'] as const) window[name] = undefined;
  }

  private learn(window: Window, headers: Headers): void {
    const [limit, reset = 0] = [number(headers, 'limit'), number(headers, 'reset')];
    // Limit 0 is how Okta says that too many requests run at the same time.
    if (limit === undefined || limit === 0) {
      window.limit ??= Infinity;
      return;
    }
    // An answer that was late says nothing of the minute that began meanwhile.
    if (reset <= (window.over ?? -1) || reset < (window.reset ?? 0)) return;
    const isNew = reset > (window.reset ?? 0);
    if (isNew && window.reset !== undefined) window.used = window.inFlight + 1;
    const remaining = number(headers, 'remaining') ?? Infinity;
    const left = untilReset(headers, this.options.now());
    window.limit = Math.min(limit, window.limit ?? Infinity);
    window.remaining = isNew ? remaining : Math.min(remaining, window.remaining ?? Infinity);
    window.reset = reset;
    if (left !== undefined && isNew) window.endsAt = this.options.now() + left;
  }

  private windowOf(path: string): Window {
    const key = limitOf(path);
    const known = this.windows.get(key) ?? { used: 0, inFlight: 0 };
    this.windows.set(key, known);
    return known;
  }
}

/** Requests that may share a limit: coarser than Okta counts, so that no share is exceeded. */
function limitOf(path: string): string {
  return /^\/api\/v1\/([\w-]+)/.exec(path)?.[1] ?? path;
}

/** Milliseconds until the limit is fresh by Okta's own clock, with a second for good measure; clocks that differ don't matter. */
function untilReset(headers: Headers, localNow: number): number | undefined {
  const reset = number(headers, 'reset');
  if (reset === undefined) return undefined;
  const now = Date.parse(headers.get('date') ?? '');
  return Math.min(Math.max(reset * 1000 - (Number.isNaN(now) ? localNow : now), 0) + 1000, LONGEST_WAIT_MS);
}

function number(headers: Headers, name: 'limit' | 'remaining' | 'reset'): number | undefined {
  const text = headers.get(`x-rate-limit-${name}`);
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isNaN(value) ? undefined : value;
}

/** Whether a 429 is about requests at the same time, and not about a minute's. */
export function isConcurrentLimit(headers: Headers): boolean {
  return number(headers, 'limit') === 0;
}
