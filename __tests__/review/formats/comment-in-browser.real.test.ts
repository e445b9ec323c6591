import type { Browser, Page } from 'playwright-core';
import { toMarkdown } from '../../../lib/review/formats/markdown';
import { review } from '../../../lib/review/review';
import { visible } from '../../../lib/review/visible';
import { launchChromium } from '../../../scripts/chromium';
import { CHROMIUM, describeWith } from '../../support/real-parts';
import { change, granted } from '../support/builders';
import { startMarkdownRenderer, type MarkdownRenderer } from '../support/markdown-renderer';

// A busy machine takes many times as long.

const HOSTILE = [
  '"]; click g0 href "https://evil.example" %%',
  'a"] --> b["c',
  '<img src=x onerror=alert(1)>',
  '#quot;#60;b#62; & | `x`',
  'subgraph x\nend',
  '@everyone %%{init: {"theme":"dark"}}%%',
  'Adm\u202enim',
  'end',
  'Müller & Söhne',
];

describeWith([CHROMIUM], 'a posted comment', () => {
  let browser: Browser;
  let renderer: MarkdownRenderer;
  beforeAll(async () => {
    browser = await launchChromium();
    renderer = startMarkdownRenderer();
  });
  afterAll(async () => {
    await browser.close();
    renderer.stop();
  });

  const dialogs: string[] = [];

  /** The comment as a page, with the graph drawn as GitHub draws it. */
  async function posted(markdown: string): Promise<Page> {
    const page = await browser.newPage();
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.setContent(`<!doctype html><meta charset="utf-8"><main>${await renderer.render(markdown)}</main>`);
    await page.addScriptTag({ path: require.resolve('@mermaid-js/tiny/dist/mermaid.tiny.js') });
    await page.evaluate(async () => {
      const { mermaid } = window as unknown as {
        mermaid: { initialize: (options: object) => void; run: (options: object) => Promise<void> };
      };
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
      await mermaid.run({ querySelector: 'code.language-mermaid' });
    });
    return page;
  }

  test('draws every graph, with each name as text and nothing else', async () => {
    const comments = HOSTILE.map((name) =>
      toMarkdown(review(change({}, granted({}, { managementGroup: name, accountName: name })), [])),
    );
    const page = await posted(comments.join('\n\n'));
    for (const [i, name] of HOSTILE.entries()) {
      const graph = page.locator('svg[id^=mermaid]').nth(i);
      const labels = await graph.locator('.node .nodeLabel').allInnerTexts();
      const shown = visible(name).replace(/\s+/g, ' ');
      expect(labels.map((label) => label.replace(/\s+/g, ' ').trim())).toEqual([
        shown,
        `${shown} / Okta-Mueller-Tech-Deploy`,
      ]);
      expect(await graph.locator('foreignObject .edgeLabel').allInnerTexts()).toEqual(['gains']);
    }
    expect(await page.locator('main a, main img, svg a, svg img, svg image').count()).toBe(0);
    expect(dialogs).toEqual([]);
    await page.close();
  });

  test('the matrix is a table, folded until it is opened', async () => {
    const page = await posted(toMarkdown(review(change({}, granted()))));
    const table = page.locator('details', { hasText: 'of 1 roles' }).locator('table');
    expect(await table.isVisible()).toBe(false);
    await page.click('summary:has-text("of 1 roles")');
    expect(await table.isVisible()).toBe(true);
    expect(await table.locator('td').allInnerTexts()).toEqual(['Mueller-Tech / Okta-Mueller-Tech-Deploy', '➕']);
    await page.close();
  });
});
