import { html } from 'hono/html';
import { layout, type Frame, type Html } from './layout';

/** The app's sign-on policy refuses: says which rule, and leads back. */
export function refusedPage(frame: Frame, { label, why }: { label: string; why: string }): Html {
  const main = html`<div class="card error-content">
    <h1>Sign-in refused</h1>
    <p>The sign-on policy of <bdi>${label}</bdi> does not let you in.</p>
    <p class="alert" role="alert">${why}</p>
    <p class="soft">Okta itself does not name the rule to people; the sandbox does, since here you can change it.</p>
    <p class="actions"><a class="button" href="/app/UserHome">Back to my apps</a></p>
  </div>`;
  return layout(frame, { title: 'Sign-in refused', main });
}
