import { html } from 'hono/html';
import type { NoRole } from '../no-role';
import { layout, type Frame, type Html } from './layout';

/** The app has no role for the user: says so, and why, group by group. */
export function noRolesPage(frame: Frame, { label, groups }: { label: string; groups: readonly NoRole[] }): Html {
  const why =
    groups.length === 0
      ? html`<p>You are in no group at all.</p>`
      : html`<ul class="reasons">
          ${groups.map(
            ({ group, reason }) =>
              html`<li>
                <strong><bdi>${group}</bdi></strong
                ><span>${reason}</span>
              </li>`,
          )}
        </ul>`;
  const main = html`<div class="card error-content">
    <h1>No role in AWS</h1>
    <p><bdi>${label}</bdi> has no role for <bdi>${frame.login}</bdi>, so there is nothing to sign in to.</p>
    <h2>Your groups</h2>
    ${why}
    <p class="soft">
      To get in, be added to a management group whose rule leads to a role group. It counts with the next sign-in.
    </p>
    <p class="actions"><a class="button" href="/app/UserHome">Back to my apps</a></p>
  </div>`;
  return layout(frame, { title: 'No role in AWS', main });
}
