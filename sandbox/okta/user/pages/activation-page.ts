import { html } from 'hono/html';
import type { DeviceRequest } from '../device-flow';
import { layout, type Frame, type Html } from './layout';

/** Asks for the code that the device shows. */
export function codePage(frame: Frame, { alert }: { alert?: string } = {}): Html {
  const main = html`<div class="card">
    <h1>Activate your device</h1>
    <p class="soft">Type the code that your command line shows.</p>
    ${alert === undefined ? '' : html`<p class="alert" role="alert">${alert}</p>`}
    <form method="get" action="/activate">
      <label for="user_code">Activation code</label>
      <input id="user_code" name="user_code" class="code" autocomplete="off" spellcheck="false" required autofocus />
      <p class="actions full"><button type="submit">Next</button></p>
    </form>
  </div>`;
  return layout(frame, { title: 'Activate your device', main });
}

/** Asks whether the device that shows this code may act for the user. */
export function consentPage(frame: Frame, { clientId, userCode }: DeviceRequest): Html {
  const shown = `${userCode.slice(0, 4)}-${userCode.slice(4)}`;
  const main = html`<div class="card">
    <h1>Is this your device?</h1>
    <p>A command-line client, <code>${clientId}</code>, asks to sign in to AWS as <bdi>${frame.login}</bdi>.</p>
    <p class="code big">${shown}</p>
    <p class="soft">Allow it only if you started it yourself and it shows this very code.</p>
    <form method="post" action="/activate">
      <input type="hidden" name="user_code" value="${userCode}" />
      <p class="actions">
        <button type="submit" name="answer" value="approved">Allow</button>
        <button class="quiet" type="submit" name="answer" value="denied">Deny</button>
      </p>
    </form>
  </div>`;
  return layout(frame, { title: 'Is this your device?', main });
}
