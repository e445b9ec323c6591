import { html } from 'hono/html';
import { page, type Html } from './page';

export interface PickerAccount {
  readonly accountId: string;
  /** `undefined` where the account has none. */
  readonly alias: string | undefined;
  readonly roles: readonly { readonly arn: string; readonly name: string }[];
}

/**
 * The roles of an assertion, grouped by account. Login clients read this page in two forms, the older one by its
 * elements and classes, the newer one by the `data` in its head: it has both.
 */
export function rolePickerPage({
  accounts,
  samlResponse,
  relayState,
}: {
  accounts: readonly PickerAccount[];
  samlResponse: string;
  relayState: string;
}): Html {
  const data = Buffer.from(JSON.stringify({ roles_accounts: rolesByAccount(accounts) })).toString('base64');
  return page({
    title: 'Select a role',
    head: html`<meta name="data" content="${data}" />`,
    top: html`<span class="who">AWS sign-in</span>`,
    main: html`<h1>Select a role</h1>
      <form id="saml_form" name="saml_form" method="post">
        <input type="hidden" name="SAMLResponse" value="${samlResponse}" />
        <input type="hidden" name="RelayState" value="${relayState}" />
        <input type="hidden" name="name" value="" />
        <input type="hidden" name="portal" value="" />
        <fieldset>
          <legend>Your identity provider lets you become one of these roles.</legend>
          ${accounts.map(accountGroup)}
        </fieldset>
        <button type="submit" id="signin_button">Sign in</button>
      </form>`,
  });
}

function rolesByAccount(accounts: readonly PickerAccount[]): Record<string, string[]> {
  return Object.fromEntries(
    accounts.map(({ alias, accountId, roles }) => [
      alias === undefined ? accountId : `${alias} (${accountId})`,
      roles.map(({ arn }) => arn),
    ]),
  );
}

function accountGroup({ alias, accountId, roles }: PickerAccount): Html {
  const title = alias === undefined ? `Account: ${accountId}` : `Account: ${alias} (${accountId})`;
  return html`<div class="saml-account">
    <div><div class="saml-account-name" id="account-${accountId}">${title}</div></div>
    <div role="group" aria-labelledby="account-${accountId}">
      ${roles.map(
        ({ arn, name }) =>
          html`<div class="saml-role">
            <input type="radio" class="saml-radio" name="roleIndex" id="${arn}" value="${arn}" required />
            <label for="${arn}" class="saml-role-description">${name}</label>
          </div>`,
      )}
    </div>
  </div>`;
}
