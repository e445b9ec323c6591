import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { existingApp, setAppPolicy } from '../../../sandbox/okta/apps';
import { createPolicy, createPolicyRule } from '../../../sandbox/okta/policies';
import { currentKey } from '../../../sandbox/okta/org';
import { samlResponse, type SamlStatement } from '../../../sandbox/okta/user/saml-response';
import { entityId } from '../../../sandbox/okta/saml-metadata';
import { signInEndpoint } from '../../../sandbox/okta/user/sign-in-endpoint';
import { CHROMIUM, describeWith } from '../../support/real-parts';
import {
  AUDIT,
  CLIENT,
  PASSWORD,
  providerArn,
  roleArn,
  startFederation,
  TECH,
  type LocalFederation,
} from '../clients/support/local-federation';
import { launchChromium } from '../../../scripts/chromium';

const MINUTE = 60_000;

describeWith([CHROMIUM], 'in a browser', () => {
  let federation: LocalFederation;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  /** What pages complained about, e.g. that their content security policy refused something. */
  let complaints: string[];

  beforeAll(async () => {
    [federation, browser] = await Promise.all([startFederation(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await federation.stop();
  });
  beforeEach(() => (complaints = []));
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(complaints).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => {
      // An answer that is an error by its status is what some of these tests are about.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return page;
  }

  async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
    await page.goto(federation.okta.url);
    await page.getByLabel('Username').fill(`${name}@mueller-tech.com`);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  const clickTile = (page: Page) => page.getByRole('link', { name: 'AWS Account Federation' }).click();
  const offered = (page: Page) =>
    page
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => (radio as unknown as { value: string }).value));

  test('a person signs in, clicks the tile, sees exactly their roles by account, picks one and is who they should be', async () => {
    const page = await open();
    await signIn(page, 'james');
    await clickTile(page);
    await page.waitForURL(/signin\.aws\.amazon\.com\/saml$/);
    expect((await offered(page)).sort()).toEqual(
      [roleArn(TECH, 'Admin'), roleArn(TECH, 'ReadOnly'), roleArn(AUDIT, 'ReadOnly')].sort(),
    );
    const tech = page.getByRole('group', { name: `Account: mueller-tech (${TECH})` });
    expect(await tech.getByRole('radio').count()).toBe(2);
    await tech.getByLabel('Okta-Mueller-Tech-Admin').check();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/console\/home$/);
    expect(await page.getByText('Okta-Mueller-Tech-Admin/james@mueller-tech.com @ mueller-tech').count()).toBe(1);
  });

  test('a person with a single role is led straight to the console', async () => {
    const page = await open();
    await signIn(page, 'ada');
    await clickTile(page);
    await page.waitForURL(/console\/home$/);
    expect(await page.getByText('Okta-Mueller-Tech-Admin/ada@mueller-tech.com @ mueller-tech').count()).toBe(1);
  });

  test('a person without roles reads why, and never reaches AWS', async () => {
    const page = await open();
    await signIn(page, 'kim');
    await clickTile(page);
    await page.getByRole('heading', { name: 'No role in AWS' }).waitFor();
    expect(new URL(page.url()).origin).toBe(federation.okta.url);
    const reasons = await page.getByRole('listitem').allInnerTexts();
    expect(reasons.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'Everyone does not match the group filter',
      'Support does not match the group filter',
    ]);
  });

  test('where the policy asks for two, a person types the code that the page shows, and a policy that denies is named', async () => {
    const undo = federation.askForTwo();
    const page = await open();
    await signIn(page, 'ada');
    await clickTile(page);
    await page.getByRole('heading', { name: 'Verify it’s you' }).waitFor();
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Code').fill(await page.locator('#rehearsal-code').innerText());
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.waitForURL(/console\/home$/);
    undo();
    const { org } = federation.okta;
    const { policyId } = existingApp(org, federation.app.id);
    const none = createPolicy(org, { type: 'ACCESS_POLICY', name: 'Nobody' });
    createPolicyRule(org, none.id, { name: 'Nobody at all', actions: { appSignOn: { access: 'DENY' } } });
    setAppPolicy(org, federation.app.id, none.id);
    await page.goto(federation.embedUrl);
    expect(await page.getByRole('alert').innerText()).toContain('The rule "Nobody at all" of the policy "Nobody"');
    await page.getByRole('link', { name: 'Back to my apps' }).click();
    await page.getByRole('heading', { name: 'My apps' }).waitFor();
    setAppPolicy(org, federation.app.id, policyId);
  });

  test('a wrong password is reported, and the right one is accepted', async () => {
    const page = await open();
    await signIn(page, 'james', 'wrong');
    expect(await page.getByRole('alert').innerText()).toContain('username or password is wrong');
    expect(await page.getByLabel('Username').inputValue()).toBe('james@mueller-tech.com');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'My apps' }).waitFor();
  });

  test('everything works by keyboard alone', async () => {
    const page = await open();
    await page.goto(federation.okta.url);
    await page.keyboard.type('ada');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'My apps' }).waitFor();
    for (let i = 0; i < 2; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/console\/home$/);
  });

  test('everything works without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false });
    await signIn(page, 'james');
    await clickTile(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Okta-Audit-ReadOnly').check();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/console\/home$/);
    expect(await page.getByText('Okta-Audit-ReadOnly/james@mueller-tech.com @ mueller-audit').count()).toBe(1);
  });

  test('after signing out the tile asks for the password again', async () => {
    const page = await open();
    await signIn(page, 'james');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(federation.embedUrl);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  test('a person allows a device after they saw its code, once', async () => {
    const page = await open();
    const device = await fetch(`${federation.okta.url}/oauth2/v1/device/authorize`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: CLIENT, scope: 'openid' }),
    });
    const { user_code: code, verification_uri: link } = (await device.json()) as Record<string, string>;
    await page.goto(link ?? '');
    await page.getByLabel('Username').fill('james');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('Activation code').fill(code ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Is this your device?' }).waitFor();
    expect(await page.locator('main').innerText()).toContain(`${code?.slice(0, 4) ?? ''}-${code?.slice(4) ?? ''}`);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('heading', { name: 'Device activated' }).waitFor();
    await page.goto(`${link ?? ''}?user_code=${code ?? ''}`);
    expect(await page.getByRole('alert').innerText()).toContain('No device waits with this code');
  });

  describe('an assertion that is not as Okta made it', () => {
    /** The statement that Okta makes for ada, changed and signed with the app's own key. */
    function signed(changed: Partial<SamlStatement>): string {
      const { app, okta } = federation;
      const statement = {
        issuer: entityId(app),
        endpoint: signInEndpoint({}),
        userName: 'ada@mueller-tech.com',
        roles: [`${providerArn(TECH)},${roleArn(TECH, 'Admin')}`],
        sessionDuration: 3600,
        issuedAt: new Date(),
        ...changed,
      };
      return samlResponse(statement, currentKey(okta.org.apps.get(app.id) ?? app));
    }
    const inBase64 = (text: string, change: (xml: string) => string) =>
      Buffer.from(change(Buffer.from(text, 'base64').toString('utf8'))).toString('base64');

    /** Signs in as ada, and lets somebody on the way replace the assertion. @returns what AWS's page says */
    async function posting(replacement: (original: string) => string): Promise<string> {
      const page = await open();
      await page.route('**/home/amazon_aws/**', async (route) => {
        const answer = await route.fetch();
        const body = (await answer.text()).replace(
          /(name="SAMLResponse" value=")([^"]+)/,
          (_, before: string, original: string) => before + replacement(original),
        );
        await route.fulfill({ response: answer, body });
      });
      await signIn(page, 'ada');
      await clickTile(page);
      await page.waitForURL(/signin\.aws\.amazon\.com\/saml$|console\/home$/);
      return page.locator('main').innerText();
    }

    test('is accepted while it says the same', async () =>
      expect(await posting(() => signed({}))).toContain('You are signed in'));

    test.each([
      ['expired', 'Response has expired', () => signed({ issuedAt: new Date(Date.now() - 10 * MINUTE) })],
      ['from the future', 'Response is not valid yet', () => signed({ issuedAt: new Date(Date.now() + 10 * MINUTE) })],
      [
        'tampered with',
        'Response signature invalid',
        (original: string) =>
          inBase64(original, (xml) => xml.replaceAll('ada@mueller-tech.com', 'eve@mueller-tech.com')),
      ],
      [
        'for another recipient',
        'Response is meant for another recipient',
        () =>
          signed({ endpoint: signInEndpoint({ overrideAcsURL: 'https://eu-central-1.signin.aws.amazon.com/saml' }) }),
      ],
      [
        'from another issuer',
        'Issuer not present in specified provider',
        () => signed({ issuer: 'http://www.okta.com/exkOther' }),
      ],
      [
        'without its signatures',
        'Response signature invalid',
        (original: string) => inBase64(original, (xml) => xml.replace(/<ds:Signature .*?<\/ds:Signature>/gs, '')),
      ],
      ['no assertion at all', 'Invalid SAMLResponse', () => 'bm9uZQ=='],
    ])('is refused when it is %s', async (_, told, replacement) => {
      const text = await posting(replacement);
      expect(text).not.toContain('You are signed in');
      expect(text).not.toContain('Select a role');
      expect(text).toContain(told);
    });
  });

  describe.each(['light', 'dark'] as const)('in %s colours no page has a barrier that axe finds:', (colorScheme) => {
    /** Goes to the page and waits until it is there. */
    const pages: [string, (page: Page) => Promise<void>][] = [
      ['sign-in', (page) => signIn(page, 'james', 'wrong')],
      ['dashboard', (page) => signIn(page, 'james')],
      [
        'assertion form',
        async (page) => {
          // The form would be gone before axe has seen it.
          await page.route('**/signin.aws.amazon.com/saml', (route) => route.abort('aborted'));
          await signIn(page, 'james');
          await clickTile(page);
          await page.getByRole('button', { name: 'Continue' }).waitFor();
        },
      ],
      [
        'no roles',
        async (page) => {
          await signIn(page, 'kim');
          await clickTile(page);
          await page.getByRole('heading', { name: 'No role in AWS' }).waitFor();
        },
      ],
      [
        'verification',
        async (page) => {
          const undo = federation.askForTwo();
          await signIn(page, 'james');
          await clickTile(page);
          await page.getByRole('heading', { name: 'Verify it’s you' }).waitFor();
          undo();
        },
      ],
      [
        'activation',
        async (page) => {
          await signIn(page, 'james');
          await page.goto(`${federation.okta.url}/activate?user_code=none`);
        },
      ],
      [
        'message',
        async (page) => {
          await page.goto(`${federation.okta.url}/login/login.htm?fromURI=https://example.com`);
        },
      ],
    ];
    test.each(pages)('%s', async (_, goTo) => {
      const page = await open({ colorScheme });
      await goTo(page);
      await page.evaluate(axe.source);
      const { violations, passes } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(),
      );
      expect(passes.length).toBeGreaterThan(10);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
});
