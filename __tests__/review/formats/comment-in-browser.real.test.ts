import type { Browser, Page } from 'playwright-core';
import { toMarkdown } from '../../../lib/review/formats/markdown';
import { review } from '../../../lib/review/review';
import { launchChromium } from '../../../scripts/chromium';
import { CHROMIUM, describeWith } from '../../support/real-parts';
import { change, granted } from '../support/builders';
import { startMarkdownRenderer, type MarkdownRenderer } from '../support/markdown-renderer';

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

  async function posted(markdown: string): Promise<Page> {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><meta charset="utf-8"><main>${await renderer.render(markdown)}</main>`);
    return page;
  }

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
