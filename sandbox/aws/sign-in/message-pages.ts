import { html } from 'hono/html';
import type { AwsError } from '../query/aws-error';
import { page, type Html } from './page';

/** Why AWS refuses the sign-in, in its own words, with the usual cause. */
export function errorPage({ message, status, code }: AwsError, dashboard?: string): Html {
  return page({
    title: 'Sign-in failed',
    top: html`<span class="who">AWS sign-in</span>`,
    main: html`<h1>You are not signed in</h1>
      <section class="card" role="alert">
        <p class="bad">${message} (service: AWSSecurityTokenService; status code: ${status}; error code: ${code})</p>
        <p>${HINTS.get(message) ?? HINTS.get(code) ?? 'Start again from your Okta dashboard.'}</p>
        ${wayBack(dashboard)}
      </section>`,
  });
}

/** Message or code → what to look at. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ['Response has expired', 'An assertion is good for a few minutes. Start again from your Okta dashboard.'],
  [
    'Response signature invalid',
    'Somebody has changed the assertion, or the account does not have the metadata of the key that Okta signs with.',
  ],
  ['ExpiredTokenException', 'An assertion is good for a few minutes. Start again from your Okta dashboard.'],
  [
    'AccessDenied',
    'The role does not exist, or its trust policy does not admit this identity provider, this sign-in endpoint or where you are.',
  ],
  ['ValidationError', 'The session that the identity provider asks for is longer than the role allows.'],
]);

/** The page of somebody who has no session, or had one. */
export function signedOutPage(heading: string, dashboard?: string): Html {
  return page({
    title: heading,
    top: html`<span class="who">AWS Management Console</span>`,
    main: html`<h1>${heading}</h1>
      <section class="card">
        <p>To sign in, click the AWS tile on your Okta dashboard.</p>
        ${wayBack(dashboard)}
      </section>`,
  });
}

/** AWS itself does not know where people came from; in the sandbox it is known, and saves them a search. */
function wayBack(dashboard: string | undefined): Html {
  return dashboard === undefined ? html`` : html`<p><a href="${dashboard}">Back to my apps in Okta</a></p>`;
}
