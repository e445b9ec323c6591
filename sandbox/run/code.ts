import { setTimeout } from 'node:timers/promises';
import type { LocalOkta } from '../okta/start';

/** A code is good once; after half a minute there is another one. */
const PAUSE_MS = 5_000;
const TRIES = 8;

/** What somebody's authenticator app shows, asked of the sandbox. @throws Error where there is none */
export async function codeOf({ url, token }: Pick<LocalOkta, 'url' | 'token'>, login: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${url}/sandbox/users/${encodeURIComponent(login)}/code`, {
      headers: { authorization: `SSWS ${token}` },
    });
    const { code, error } = (await answer.json()) as { code?: string; error?: string };
    if (code !== undefined) return code;
    if (answer.status !== 503 || tries === TRIES)
      throw new Error(error ?? `The sandbox has no code for ${login} (${answer.status}).`);
    await setTimeout(PAUSE_MS);
  }
}
