import fc from 'fast-check';
import { codePage, consentPage } from '../../../../../sandbox/okta/user/pages/activation-page';
import { dashboardPage } from '../../../../../sandbox/okta/user/pages/dashboard-page';
import type { Frame, Html } from '../../../../../sandbox/okta/user/pages/layout';
import { messagePage } from '../../../../../sandbox/okta/user/pages/message-page';
import { noRolesPage } from '../../../../../sandbox/okta/user/pages/no-roles-page';
import { refusedPage } from '../../../../../sandbox/okta/user/pages/refused-page';
import { samlFormPage } from '../../../../../sandbox/okta/user/pages/saml-form-page';
import { signInPage } from '../../../../../sandbox/okta/user/pages/sign-in-page';

const frame = (text: string): Frame => ({ org: text, nonce: 'n', login: text });
/** Each page with one text in every place that takes one. */
const PAGES: readonly [name: string, page: (text: string) => Html][] = [
  ['sign-in', (text) => signInPage(frame(text), { fromUri: text, username: text, alert: text })],
  ['dashboard', (text) => dashboardPage(frame(text), { tiles: [{ label: text, href: text }, { label: text }] })],
  [
    'assertion form',
    (text) => samlFormPage(frame(text), { label: text, action: text, samlResponse: text, relayState: text }),
  ],
  ['no roles', (text) => noRolesPage(frame(text), { label: text, groups: [{ group: text, reason: text }] })],
  ['refused by the sign-on policy', (text) => refusedPage(frame(text), { label: text, why: text })],
  ['message', (text) => messagePage(frame(text), { title: text, text })],
  ['code', (text) => codePage(frame(text), { alert: text })],
  ['consent', (text) => consentPage(frame(text), { clientId: text, userCode: text, scopes: [] })],
];
/** What has a meaning in HTML: tags, and the quotes around attributes. */
const structure = (html: string) => html.replace(/[^<>"']/g, '');

test.each(PAGES)('whatever a name is made of, the page "%s" has the same elements', async (_, page) => {
  const plain = structure((await page('x')).toString());
  const hostile = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '`', '=', ' ', 'script', 'x') });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ minLength: 1 }), hostile.filter(Boolean)), async (text) => {
      expect(structure((await page(text)).toString())).toBe(plain);
    }),
    { examples: [['</style><script>alert(1)</script>'], [`" autofocus onfocus='alert(1)'`]] },
  );
});

test.each(PAGES)('the page "%s" has one heading of the first level, a language and a title', async (_, page) => {
  const html = (await page('x')).toString();
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).toContain('<html lang="en">');
  expect(html).toMatch(/<title>[^<]+ · x<\/title>/);
});

test('an assertion of base64 is in the form unchanged', async () => {
  const html = await samlFormPage(frame('x'), { label: 'x', action: 'x', samlResponse: 'a+b/c==', relayState: '' });
  expect(html.toString()).toContain('name="SAMLResponse" value="a+b/c=="');
});

test.each(PAGES.filter(([name]) => /no roles|refused|message/.test(name)))(
  'the page "%s" leads back to the dashboard, and lets the person sign in as somebody else',
  async (_, page) => {
    const html = (await page('x')).toString();
    expect(html).toContain('href="/app/UserHome"');
    expect(html).toMatch(/<form method="post" action="\/login\/signout">\s*<button [^>]*>Sign out</);
  },
);
