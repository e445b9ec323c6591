import { html } from 'hono/html';
import type { Factor } from '../../sign-on/assurance';
import { layout, type Frame, type Html } from './layout';

export interface VerifyPage {
  /** Of the app whose policy asks. */
  readonly label: string;
  readonly appId: string;
  readonly factors: readonly Factor[];
  /** Where to go afterwards, a link to the org itself. */
  readonly fromUri: string;
  /** What an authenticator app would show. */
  readonly hint?: { readonly code: string; readonly secret: string } | { readonly error: string };
  /** Why the last try failed. */
  readonly alert?: string;
}

export function verifyPage(frame: Frame, { label, appId, factors, fromUri, hint, alert }: VerifyPage): Html {
  const again = factors.includes('password');
  const main = html`<div class="card error-content">
    <h1>Verify it’s you</h1>
    <p>The sign-on policy of <bdi>${label}</bdi> asks for ${wanted(factors)}.</p>
    ${alert === undefined ? '' : html`<p class="alert" role="alert">${alert}</p>`}
    <form method="post" action="/signin/verify">
      <input type="hidden" name="app" value="${appId}" />
      <input type="hidden" name="fromURI" value="${fromUri}" />
      ${
        again
          ? html`<label for="password">Password</label>
              <input
                id="password"
                name="password"
                type="password"
                autocomplete="current-password"
                required
                autofocus
              />`
          : ''
      }
      ${factors.includes('code') ? codeField(again, hint) : ''}
      <p class="actions full"><button type="submit">Verify</button></p>
    </form>
  </div>`;
  return layout(frame, { title: 'Verify it’s you', main });
}

function wanted(factors: readonly Factor[]): string {
  if (!factors.includes('password')) return 'a second factor';
  return factors.includes('code') ? 'a fresh sign-in with a second factor' : 'a fresh sign-in';
}

function codeField(again: boolean, hint: VerifyPage['hint']): Html {
  return html`<label for="code">Code of your authenticator app</label>
    <input
      id="code"
      name="code"
      class="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      required
      ${again ? '' : 'autofocus'}
    />
    ${hint === undefined ? '' : inHand(hint)}`;
}

/** What an authenticator app would show, since a rehearsal has none. */
function inHand(hint: NonNullable<VerifyPage['hint']>): Html {
  if ('error' in hint) return html`<p class="soft">${hint.error}</p>`;
  return html`<p class="soft">
    In this rehearsal the app would show <strong class="code" id="rehearsal-code">${hint.code}</strong>; its secret is
    <span class="code">${hint.secret}</span>.
  </p>`;
}
