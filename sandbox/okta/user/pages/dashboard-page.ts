import { html } from 'hono/html';
import { layout, type Frame, type Html } from './layout';

export interface Tile {
  readonly label: string;
  /** Absent: the app can't be opened here. */
  readonly href?: string;
}

export function dashboardPage(frame: Frame, { tiles }: { tiles: readonly Tile[] }): Html {
  const apps =
    tiles.length === 0
      ? html`<p>No app is assigned to you, neither directly nor through a group.</p>`
      : html`<ul class="tiles">
          ${tiles.map((tile) => html`<li>${tileBox(tile)}</li>`)}
        </ul>`;
  const main = html`<h1>My apps</h1>
    <p class="soft">Signed in as <bdi>${frame.login ?? ''}</bdi>.</p>
    ${apps}`;
  return layout(frame, { title: 'My apps', main, wide: true });
}

function tileBox({ label, href }: Tile): Html {
  const what = html`${CLOUD}<span
      ><strong><bdi>${label}</bdi></strong
      ><span class="soft">${href === undefined ? 'can’t be opened in the sandbox' : 'Choose a role in AWS'}</span></span
    >`;
  return href === undefined ? html`<div class="tile">${what}</div>` : html`<a class="tile" href="${href}">${what}</a>`;
}

const CLOUD = html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true">
  <path d="M7 18.5a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.5 1.04A4 4 0 0 1 17.5 18.5Z" stroke-linejoin="round" />
</svg>`;
