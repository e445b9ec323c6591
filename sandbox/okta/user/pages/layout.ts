import { html, raw } from 'hono/html';
import { STYLE } from './style';

export type Html = ReturnType<typeof html>;

/** What every page knows. */
export interface Frame {
  /** Name of the org, `mueller-tech`. */
  readonly org: string;
  /** Of the response's content security policy. */
  readonly nonce: string;
  /** Login of who is signed in. */
  readonly login?: string;
}

/** The frame around a page: one heading, one main part, readable without styles. */
export function layout(
  { org, nonce, login }: Frame,
  { title, main, wide = false }: { title: string; main: Html; wide?: boolean },
): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${org}</title>
        <link rel="icon" href="data:," />
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <span class="org">${org}</span><span class="badge">local sandbox, not Okta</span>
          ${
            login === undefined
              ? ''
              : html`<span class="who"><bdi>${login}</bdi></span>
                  <form method="post" action="/login/signout">
                    <button class="quiet small" type="submit">Sign out</button>
                  </form>`
          }
        </header>
        <main ${wide ? raw('class="wide"') : ''}>${main}</main>
      </body>
    </html>`;
}
