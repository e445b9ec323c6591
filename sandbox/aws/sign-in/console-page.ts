import { html } from 'hono/html';
import { page, type Html } from './page';

export interface ConsoleView {
  /** `Okta-Mueller-Tech-Admin/james@mueller-tech.com` */
  readonly user: string;
  readonly roleArn: string;
  readonly accountId: string;
  readonly alias: string | undefined;
  readonly sessionEnds: Date;
  /** What the assertion said about the person. */
  readonly tags: ReadonlyMap<string, string>;
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
  /** Names of the role's policies. */
  readonly policies: readonly string[];
  /** Where the form that signs out goes. */
  readonly signOut: string;
}

/** The console's start page, which says who somebody is: `<role>/<user> @ <account alias>`. */
export function consolePage(view: ConsoleView): Html {
  const { user, roleArn, accountId, alias, sessionEnds, policies, signOut, tags, transitiveTagKeys, sourceIdentity } =
    view;
  const account = alias ?? accountId.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
  const who = `${user} @ ${account}`;
  return page({
    title: `${who} – AWS Management Console`,
    top: html`<span>AWS Management Console</span>
      <span class="who" id="account-menu" data-role-arn="${roleArn}">${who}</span>
      <form method="post" action="${signOut}"><button type="submit">Sign out</button></form>`,
    main: html`<h1>You are signed in</h1>
      <section class="card" aria-labelledby="session">
        <h2 id="session">This session</h2>
        <dl>
          <dt>Federated user</dt>
          <dd>${user}</dd>
          <dt>Account</dt>
          <dd>${alias === undefined ? accountId : `${alias} (${accountId})`}</dd>
          <dt>Role</dt>
          <dd>${roleArn}</dd>
          <dt>Ends</dt>
          <dd><time datetime="${sessionEnds.toISOString()}">${shown(sessionEnds)}</time></dd>
          ${
            sourceIdentity === undefined
              ? ''
              : html`<dt>Source identity</dt>
                  <dd>${sourceIdentity}</dd>`
          }
          ${[...tags].map(
            ([key, value]) =>
              html`<dt>Session tag ${key}</dt>
                <dd>${value}${transitiveTagKeys.includes(key) ? ' (transitive)' : ''}</dd>`,
          )}
        </dl>
      </section>
      <section class="card" aria-labelledby="policies">
        <h2 id="policies">What the role may do</h2>
        ${
          policies.length === 0
            ? html`<p class="soft">No policy is attached: the role can be assumed and may do nothing.</p>`
            : html`<ul>
                ${policies.map((name) => html`<li>${name}</li>`)}
              </ul>`
        }
      </section>`,
  });
}

function shown(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
