import { html } from 'hono/html';
import { layout, type Frame, type Html } from './layout';

export interface MessagePage {
  readonly title: string;
  readonly text: string;
}

/** One thing to tell, and the way back. */
export function messagePage(frame: Frame, { title, text }: MessagePage): Html {
  const main = html`<div class="card error-content">
    <h1>${title}</h1>
    <p>${text}</p>
    <p class="actions"><a class="button" href="/app/UserHome">My apps</a></p>
  </div>`;
  return layout(frame, { title, main });
}
