import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Opens a page from disk in Chromium and prints when it first showed something; an empty object where there is none. */
async function main(page: string): Promise<void> {
  const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    console.error(
      'NO CHROMIUM: the first paint of the explorer is not measured. Install chromium, or set CHROMIUM_PATH.',
    );
    console.log('{}');
    return;
  }
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    await tab.waitForFunction('performance.getEntriesByName("first-contentful-paint").length > 0');
    const paintMs = await tab.evaluate('performance.getEntriesByName("first-contentful-paint")[0].startTime');
    console.log(JSON.stringify({ paintMs }));
  } finally {
    await browser.close();
  }
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
