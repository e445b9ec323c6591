import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { STYLE } from './style';

/** HTML whose inserted texts are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A whole page of the sign-in service or the console. */
export function page({ title, head = html``, top, main }: { title: string; head?: Html; top: Html; main: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${head} ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <header>${top}</header>
        <main>${main}</main>
        <footer>A local AWS account for trying things out. Nothing here reaches Amazon Web Services.</footer>
      </body>
    </html>`;
}
