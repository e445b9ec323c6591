import type { LocalOkta } from '../../../../sandbox/okta/start';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` where it is empty. */
  readonly json: unknown;
}

/** Asks an org's API with its token. @param path below `/api/v1`, or from the root where it begins with `//` */
export async function ask(okta: LocalOkta, method: string, path: string, body?: unknown): Promise<Answer> {
  const url = path.startsWith('//') ? okta.url + path.slice(1) : `${okta.url}/api/v1${path}`;
  const answer = await fetch(url, {
    method,
    headers: { authorization: `SSWS ${okta.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = /json/.test(answer.headers.get('content-type') ?? '') ? (JSON.parse(text) as unknown) : undefined;
  return { status: answer.status, headers: answer.headers, text, json };
}

/** Id of what an answer holds. */
export const idOf = ({ json }: Answer) => (json as { id: string }).id;
