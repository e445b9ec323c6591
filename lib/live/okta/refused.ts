/** Okta refused to answer, or could not be reached. */
export class OktaRefused extends Error {
  constructor(
    /** e.g. `GET /api/v1/groups` */
    readonly request: string,
    readonly status: number | undefined,
    reason: string,
  ) {
    super(reason);
    this.name = 'OktaRefused';
  }
}

/** Why a request did not arrive. `fetch` says only that it failed; the reason is behind it. */
export function unreachable(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code = '' } = cause as { readonly code?: string };
  const text = cause instanceof Error ? cause.message : String(cause);
  if (code === 'ENOTFOUND') return `not reached: there is no such host (is the name of the org right?): ${text}`;
  if (/^redirect|unexpected redirect/.test(text))
    return 'not reached: it redirects elsewhere (is the name of the org right?)';
  return `not reached: ${text === '' ? code : text}`;
}

/** Why Okta refused, with what to do about it where the status says that. @param scope that the request needs */
export function refusalReason(status: number, body: string, scope: string | undefined): string {
  const summary = /"errorSummary":"((?:[^"\\]|\\.)*)"/.exec(body)?.[1];
  const reason = [String(status), ...(summary === undefined ? [] : [summary])].join(' ');
  const hint = hintFor(status, summary, scope);
  return hint === undefined ? reason : `${reason} (${hint})`;
}

function hintFor(status: number, summary: string | undefined, scope: string | undefined): string | undefined {
  if (status === 401) return 'the credential has ended, was revoked, or is of another org';
  if (status === 403) return `needs ${scope === undefined ? 'a' : `the scope ${scope} and a`} role that may read it`;
  if (status === 404 && summary === undefined) return 'is this an Okta org?';
  return undefined;
}
