import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as axeSource } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { toHtml } from '../../../../lib/review/formats/html';
import type { Change } from '../../../../lib/review/model';
import { review } from '../../../../lib/review/review';
import { launchChromium } from '../../../../scripts/chromium';
import { CHROMIUM, describeWith } from '../../../support/real-parts';
import { access, ADMINISTRATOR, change, grant, managementGroup, policy, role, TODAY } from '../../support/builders';

/** Support keeps Deploy and gets more of it, loses Old; Cloud Admins gets Admin. */
const SMALL: Change = (() => {
  const [deploy, longer] = [role(), role({ maxSessionSeconds: 7200 })];
  const [old, admin] = [
    role({ name: 'Okta-Mueller-Tech-Old' }),
    role({ name: 'Okta-Mueller-Tech-Admin', policies: [policy(ADMINISTRATOR)] }),
  ];
  return change(
    { roles: [deploy, old], grants: [grant({}, deploy), grant({}, old)] },
    {
      roles: [longer, admin],
      grants: [
        grant({}, longer),
        grant({ managementGroup: 'Cloud Admins', until: '2027-01-31', reason: 'on call' }, admin),
      ],
      broken: [
        {
          kind: 'role',
          address: 'a:b',
          subject: 'aws#X#Y#1',
          reason: 'no role of this name',
          managementGroups: ['Support'],
        },
      ],
      unknown: [{ address: 'a:c', subject: 'module x', reason: 'modules are not followed' }],
    },
  );
})();

/** 10,000 roles in 1,000 accounts, 50 groups. */
function large(): Change {
  const roles = Array.from({ length: 10_000 }, (_, i) => {
    const accountId = String(100_000_000_000 + Math.floor(i / 10));
    const name = `Okta-Account-${Math.floor(i / 10)}-Role${i % 10}`;
    return role({ name, accountId: { known: accountId }, arn: { known: `arn:aws:iam::${accountId}:role/${name}` } });
  });
  const grants = roles.map((it, i) =>
    grant({ managementGroup: `Group ${i % 50}`, accountName: `Account-${Math.floor(i / 10)}` }, it),
  );
  const all = access({ roles, grants });
  return { before: all, after: all, today: TODAY };
}

describeWith([CHROMIUM], 'the access explorer', () => {
  const directory = mkdtempSync(join(tmpdir(), 'explorer-'));
  let browser: Browser;
  const troubles: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(directory, { recursive: true, force: true });
  });
  afterEach(() => expect(troubles.splice(0)).toEqual([]));

  /** The page from disk; any error, dialog or request for something else is a trouble. */
  async function open(given: Change, scheme: 'light' | 'dark' = 'light', rules?: [], view = 'matrix'): Promise<Page> {
    const file = join(directory, 'review.html');
    writeFileSync(file, toHtml(review(given, rules)));
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 1300, height: 800 } });
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => troubles.push(message.text()));
    page.on('dialog', (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) troubles.push(`request: ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('html[data-ready]');
    if (view !== '') await page.click(`#tab-${view}`);
    return page;
  }

  const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();

  test('opens on what changes where there is something to compare with, what needs attention first', async () => {
    const page = await open(SMALL, 'light', undefined, '');
    expect(await page.locator('#tab-changes').getAttribute('aria-selected')).toBe('true');
    const text = await page.locator('#view-changes').innerText();
    const parts = [
      'Needs attention',
      'What changes',
      'Members of Cloud Admins gain Admin in Mueller-Tech',
      'Each grant, by management group',
    ];
    const places = parts.map((part) => text.toLowerCase().indexOf(part.toLowerCase()));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    await page.close();
  });

  test('opens on the matrix where there was nothing before', async () => {
    const page = await open(change({}, { grants: [grant()], roles: [role()] }), 'light', undefined, '');
    expect(await page.locator('#tab-matrix').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('#view-changes').isVisible()).toBe(false);
    await page.close();
  });

  test('shows who has what, and what changes, by shape and not by colour alone', async () => {
    const page = await open(SMALL);
    expect(await texts(page, '.row-head')).toEqual([
      'Mueller-Tech / Okta-Mueller-Tech-Admin',
      'Mueller-Tech / Okta-Mueller-Tech-Deploy',
      'Mueller-Tech / Okta-Mueller-Tech-Old',
    ]);
    expect(await texts(page, '.column')).toEqual(['Cloud Admins', 'Support']);
    expect(await texts(page, '.cell[class*=mark-]')).toEqual(['+', '▲', '−']);
    expect(await page.locator('.cell.mark-new').getAttribute('aria-label')).toBe('Cloud Admins gains it');
    await page.close();
  });

  test('a click shows the chain of evidence, before and after', async () => {
    const page = await open(SMALL);
    await page.click('.cell.mark-wider');
    const details = await page.locator('#details').innerText();
    for (const text of [
      'Support → Mueller-Tech / Okta-Mueller-Tech-Deploy',
      'After the change',
      'Before the change',
      'session longer, 1h → 2h',
      '2 h',
      'isMemberOfAnyGroup("Support")',
    ])
      expect(details).toContain(text);
    expect(await texts(page, '.chain >> nth=0 >> .kind')).toEqual([
      'management group',
      'group rule',
      'role group',
      'role',
    ]);
    expect(await page.locator('#live').innerText()).toContain('Details: Support → Mueller-Tech');
    await page.close();
  });

  test('searches by group, account, role and policy', async () => {
    const page = await open(SMALL);
    const search = async (text: string, scope: string) => {
      await page.selectOption('select[name=scope]', scope);
      await page.fill('input[name=text]', text);
      await page.keyboard.press('Enter');
      return texts(page, '.row-head');
    };
    expect(await search('cloud', 'group')).toEqual(['Mueller-Tech / Okta-Mueller-Tech-Admin']);
    expect(await search('old', 'role')).toEqual(['Mueller-Tech / Okta-Mueller-Tech-Old']);
    expect(await search('administratoraccess', 'policy')).toEqual(['Mueller-Tech / Okta-Mueller-Tech-Admin']);
    expect(await search('cloud', 'account')).toEqual([]);
    expect(await page.locator('#live').innerText()).toBe('0 roles × 0 management groups');
    expect(await search('123456789012', 'account')).toHaveLength(3);
    await page.close();
  });

  test('shows before, after and the changes only', async () => {
    const page = await open(SMALL);
    await page.check('input[value=before]');
    await page.waitForFunction(() => document.querySelectorAll('.row-head').length === 2);
    expect(await texts(page, '.row-head')).toEqual([
      'Mueller-Tech / Okta-Mueller-Tech-Deploy',
      'Mueller-Tech / Okta-Mueller-Tech-Old',
    ]);
    await page.check('input[value=changes]');
    await page.waitForFunction(() => document.querySelectorAll('.row-head').length === 3);
    await page.close();
  });

  test('everything can be done with the keyboard', async () => {
    const page = await open(SMALL);
    await page.focus('#grid');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const active = await page.locator('#grid').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active ?? ''}`).getAttribute('aria-label')).toBe('Support gets more of it');
    await page.keyboard.press('Enter');
    expect(await page.locator('#details h2').innerText()).toBe('Support → Mueller-Tech / Okta-Mueller-Tech-Deploy');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    expect(await page.locator('#details h2').innerText()).toBe('Mueller-Tech / Okta-Mueller-Tech-Deploy');
    // From the role's details on, a button for each group; the focus goes to what it opens.
    await page.locator('#details button').first().press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('details-title');
    await page.focus('#tab-matrix');
    await page.keyboard.press('Home');
    expect(await page.locator('#view-changes').isVisible()).toBe(true);
    expect(await page.locator('#view-matrix').isVisible()).toBe(false);
    await page.locator('#view-changes button').first().press('Enter');
    expect(await page.locator('#details h2').innerText()).toBe('Cloud Admins → Mueller-Tech / Okta-Mueller-Tech-Admin');
    await page.close();
  });

  test('shows findings, broken chains and what is left to do', async () => {
    const page = await open(SMALL);
    await page.click('#tab-findings');
    expect(await page.locator('#view-findings').innerText()).toContain(
      'Members of a management group are administrators',
    );
    await page.click('#tab-broken');
    expect(await page.locator('#view-broken').innerText()).toContain('no role of this name');
    expect(await page.locator('#view-broken').innerText()).toContain('modules are not followed');
    await page.click('#tab-handover');
    expect(await page.locator('#view-handover').innerText()).toContain('as a member of Cloud Admins');
    await page.close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in any view, %s', async (scheme) => {
    const page = await open(SMALL, scheme);
    await page.click('.cell.mark-wider');
    for (const tab of ['matrix', 'changes', 'findings', 'broken', 'handover']) {
      await page.click(`#tab-${tab}`);
      // A script element would be against the page's policy; evaluation from outside is not.
      await page.evaluate(axeSource);
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect({ tab, violations }).toEqual({ tab, violations: [] });
    }
    await page.close();
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '"><svg onload=alert(1)>',
    'javascript:alert(1)',
    '{{constructor.constructor("alert(1)")()}}',
    '__proto__',
  ])('the name %s does not run and is shown as it is', async (name) => {
    const it = role({ name, policies: [policy(name)] });
    const group = managementGroup({ name, address: name, members: [name] });
    const broken = [{ kind: 'role', address: name, subject: name, reason: name, managementGroups: [name] }] as const;
    const chain = [{ kind: 'management group', address: name, evidence: name }] as const;
    const page = await open(
      change(
        {},
        {
          roles: [it],
          managementGroups: [group],
          broken,
          unknown: [{ address: name, subject: name, reason: name }],
          grants: [grant({ managementGroup: name, accountName: name, reason: name, chain }, it)],
        },
      ),
    );
    expect(await texts(page, '.row-head')).toEqual([`${name} / ${name}`]);
    await page.click('.cell');
    for (const tab of ['changes', 'findings', 'broken', 'handover']) await page.click(`#tab-${tab}`);
    expect(await page.locator('#details h2').innerText()).toBe(`${name} → ${name} / ${name}`);
    expect(await page.locator('img, svg, iframe').count()).toBe(0);
    await page.close();
  });

  test('10,000 roles × 50 groups: only what is seen is in the document, everything can be reached', async () => {
    const page = await open(large(), 'light', []);
    expect(await page.locator('#grid').getAttribute('aria-rowcount')).toBe('10001');
    expect(await page.locator('.cell').count()).toBeLessThan(2_000);
    await page.focus('#grid');
    await page.keyboard.press('Control+End');
    const active = await page.locator('#grid').getAttribute('aria-activedescendant');
    expect(active).toBe('cell-9999-49');
    expect(await page.locator(`#${active ?? ''}`).isVisible()).toBe(true);
    expect((await texts(page, '.row-head')).at(-1)).toBe('Account-999 / Okta-Account-999-Role9');
    await page.fill('input[name=text]', 'account-512 role7');
    await page.keyboard.press('Enter');
    expect(await texts(page, '.row-head')).toEqual(['Account-512 / Okta-Account-512-Role7']);
    await page.close();
  });
});
