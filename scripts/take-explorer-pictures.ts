import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toHtml } from '../lib/review/formats/html';
import { example } from './review-examples';
import { launchChromium } from './chromium';

const IMAGES = join(resolve(__dirname, '..'), 'docs', 'images');

/** Takes the pictures of the access explorer in docs/review.md anew: a new administrator, and the chain to the role. */
async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'explorer-'));
  const file = join(folder, 'review.html');
  writeFileSync(file, toHtml(example('administrator-grant').report));
  const browser = await launchChromium();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 1200, height: 800 } });
      await page.goto(pathToFileURL(file).href);
      await page.locator('html[data-ready]').waitFor();
      await page.locator('#tab-matrix').click();
      await page.locator('.cell.mark-new').nth(1).click();
      await page.screenshot({ path: join(IMAGES, `explorer-${colorScheme}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
