import { pathToFileURL } from 'node:url';
import { chromiumPath, launchChromium } from '../../scripts/chromium';

/** Comes to the milliseconds after which the page first showed something. */
const FIRST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

/** Opens a page from disk in Chromium and prints when it first showed something; an empty object where there is none. */
async function main(page: string): Promise<void> {
  if (chromiumPath === undefined) {
    console.error(
      'NO CHROMIUM: the first paint of the explorer is not measured. Install chromium, or set CHROMIUM_PATH.',
    );
    console.log('{}');
    return;
  }
  const browser = await launchChromium();
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    // Evaluated by the browser's own protocol: the page allows no eval, which waiting for a function would need.
    const paintMs = await tab.evaluate(FIRST_PAINT);
    console.log(JSON.stringify({ paintMs }));
  } finally {
    await browser.close();
  }
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
