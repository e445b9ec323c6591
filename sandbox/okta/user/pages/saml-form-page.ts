import { html } from 'hono/html';
import { layout, type Frame, type Html } from './layout';

export interface SamlFormPage {
  readonly label: string;
  /** Where the assertion goes. */
  readonly action: string;
  /** Base64. */
  readonly samlResponse: string;
  readonly relayState: string;
}

/**
 * The browser carries the assertion to AWS: the form submits itself, or by its button where scripts are off.
 * It is the page's only form, since login clients take the first; so the frame must name no login.
 */
export function samlFormPage(frame: Frame, { label, action, samlResponse, relayState }: SamlFormPage): Html {
  const main = html`<div class="card">
    <h1>Signing you in to <bdi>${label}</bdi></h1>
    <p class="soft">If nothing happens within a few seconds, continue by hand.</p>
    <form id="saml" method="post" action="${action}">
      <input type="hidden" name="SAMLResponse" value="${samlResponse}" />
      <input type="hidden" name="RelayState" value="${relayState}" />
      <p class="actions full"><button type="submit">Continue</button></p>
    </form>
    <script nonce="${frame.nonce}">
      document.getElementById('saml').submit();
    </script>
  </div>`;
  return layout(frame, { title: 'Signing in', main });
}
