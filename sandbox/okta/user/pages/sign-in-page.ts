import { html } from 'hono/html';
import { layout, type Frame, type Html } from './layout';

export interface SignInPage {
  /** Where to go afterwards, a link to the org itself. */
  readonly fromUri: string;
  /** As it was typed before. */
  readonly username?: string;
  /** Why the last try failed. */
  readonly alert?: string;
}

export function signInPage(frame: Frame, { fromUri, username = '', alert }: SignInPage): Html {
  const main = html`<div class="card">
    <h1>Sign in</h1>
    <p class="soft">to the Okta org <bdi>${frame.org}</bdi></p>
    ${alert === undefined ? '' : html`<p class="alert" role="alert">${alert}</p>`}
    <form method="post" action="/login/login.htm">
      <input type="hidden" name="fromURI" value="${fromUri}" />
      <label for="username">Username</label>
      <input
        id="username"
        name="username"
        value="${username}"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        required
        ${username === '' ? 'autofocus' : ''}
      />
      <label for="password">Password</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        ${username === '' ? '' : 'autofocus'}
      />
      <p class="actions full"><button type="submit">Sign in</button></p>
    </form>
  </div>`;
  return layout(frame, { title: 'Sign in', main });
}
