import { clientAssertion, type OktaCredential } from './credentials';
import { OktaRefused, unreachable } from './refused';

type ServiceApp = Extract<OktaCredential, { type: 'service app' }>;

export interface ServiceTokenOptions {
  readonly url: string;
  readonly app: ServiceApp;
  /** Scopes to ask for; what the app was not granted is left out, and listed in `lacking`. */
  readonly scopes: readonly string[];
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

const REQUEST = 'POST /oauth2/v1/token';
const ATTEMPTS = 5;
const TIMEOUT_MS = 60_000;
/** Okta does not refuse an assertion for clocks that differ by less. */
const SKEW_MS = 30_000;

interface Token {
  readonly text: string;
  readonly until: number;
}

interface TokenAnswer {
  readonly status: number;
  /** When Okta answered, by its own clock. */
  readonly date: number;
  readonly body: {
    readonly access_token?: string;
    readonly expires_in?: number;
    readonly error?: string;
    readonly error_description?: string;
  };
}

/** The access token of a service app, fetched once for everybody who waits for it, and again before it ends. */
export class ServiceToken {
  private token: Promise<Token> | undefined;
  private granted: readonly string[] | undefined;

  constructor(private readonly options: ServiceTokenOptions) {}

  /** @throws OktaRefused */
  async text(): Promise<string> {
    // A refusal stays: the next request would meet the same one.
    const current = (this.token ??= this.ask());
    const { text, until } = await current;
    if (until > this.options.now()) return text;
    // Only the first who sees that it has ended fetches the next.
    if (this.token === current) this.token = this.ask();
    return (await this.token).text;
  }

  /** Scopes that were asked for and not granted; known after the first token. */
  get lacking(): readonly string[] {
    const { granted } = this;
    return granted === undefined ? [] : this.options.scopes.filter((scope) => !granted.includes(scope));
  }

  private async ask(): Promise<Token> {
    const { scopes, now } = this.options;
    const asked = this.granted ?? scopes;
    let answer = await this.request(asked);
    // Okta refuses the whole request where one scope was not granted, so each is asked for alone to find out which.
    if (this.granted === undefined && /^(?:consent_required|invalid_scope)$/.test(answer.body.error ?? '')) {
      const granted: string[] = [];
      for (const scope of asked) if ((await this.request([scope])).body.access_token !== undefined) granted.push(scope);
      if (granted.length > 0) answer = await this.request(granted);
      this.granted = granted;
    } else this.granted = asked;
    const { access_token: text, expires_in: seconds = 3600 } = answer.body;
    if (text === undefined) throw new OktaRefused(REQUEST, answer.status, this.reasonOf(answer));
    // A minute early, so that no request is on its way when it ends.
    return { text, until: now() + (seconds - 60) * 1000 };
  }

  private reasonOf({ status, date, body: { error, error_description: text } }: TokenAnswer): string {
    const skew = Math.round((this.options.now() - date) / 1000);
    const clock =
      error === 'invalid_client' && Math.abs(skew) * 1000 > SKEW_MS
        ? ` (the clock of this machine is ${String(Math.abs(skew))} s ${skew > 0 ? 'ahead of' : 'behind'} Okta’s: set it)`
        : '';
    return `${String(status)} ${[error, text].filter((part) => part !== undefined).join(': ') || 'no access token'}${clock}`;
  }

  private async request(scopes: readonly string[]): Promise<TokenAnswer> {
    const { url, app, now, wait, fetch: send } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        // A new one for each attempt: Okta takes each only once.
        client_assertion: clientAssertion(app, `${url}/oauth2/v1/token`, new Date(now())),
        scope: scopes.join(' '),
      });
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const answer = await send(`${url}/oauth2/v1/token`, { method: 'POST', body, redirect: 'error', signal });
        const text = await answer.text();
        if (attempt === ATTEMPTS || (answer.status !== 429 && answer.status < 500)) {
          const date = Date.parse(answer.headers.get('date') ?? '');
          return { status: answer.status, date: Number.isNaN(date) ? now() : date, body: jsonOf(text) };
        }
      } catch (error) {
        if (attempt === ATTEMPTS) throw new OktaRefused(REQUEST, undefined, unreachable(error));
      }
      await wait(500 * 2 ** attempt);
    }
  }
}

function jsonOf(text: string): TokenAnswer['body'] {
  try {
    return JSON.parse(text) as TokenAnswer['body'];
  } catch {
    return { error_description: 'the answer is not JSON: is this an Okta org?' };
  }
}
