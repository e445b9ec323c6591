import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { narrator } from '../sandbox/run/narrator';
import { PASSWORD } from '../sandbox/run/people';
import { startSandbox } from '../sandbox/run/start-sandbox';
import { launchChromium } from './chromium';

const ROOT = resolve(__dirname, '..');
const IMAGES = join(ROOT, 'docs', 'images');
const LOGIN = 'james@mueller-tech.com';

/** Takes the pictures of the documentation anew, from a sandbox with the shipped configuration. */
async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const sandbox = await startSandbox({
    config: join(ROOT, 'config'),
    narrator: narrator((line) => process.stdout.write(`${line}\n`)),
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 560 } });
    await page.goto(sandbox.okta.url);
    await page.getByLabel(/username|user name|e-mail/i).fill(LOGIN);
    await page.getByLabel(/password/i).fill(PASSWORD);
    await picture(page, 'sign-in');
    await page.getByRole('button', { name: /sign in/i }).click();
    await page.getByText('AWS Account Federation').first().waitFor();
    await picture(page, 'dashboard');
    // The tile may open a window of its own, as Okta's does.
    const opened = page
      .context()
      .waitForEvent('page', { timeout: 3_000 })
      .catch(() => page);
    await page
      .getByRole('link', { name: /AWS Account Federation/ })
      .first()
      .click();
    const aws = await opened;
    await aws.setViewportSize({ width: 1000, height: 640 });
    await aws.getByRole('heading', { name: 'Select a role' }).waitFor();
    await aws.getByLabel('Okta-Mueller-Tech-Admin').check();
    await picture(aws, 'role-picker');
    await aws.getByRole('button', { name: 'Sign in' }).click();
    await aws.getByRole('heading', { name: 'You are signed in' }).waitFor();
    await picture(aws, 'console');
  } finally {
    await browser.close();
    await sandbox.stop();
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
