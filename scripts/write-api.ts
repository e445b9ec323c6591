import { readFileSync, writeFileSync } from 'node:fs';
import { API_PAGE, apiPage } from './api-page';

/** Writes `docs/api.md`; with `--check`, fails if it is not what would be written. */
async function main(): Promise<void> {
  const page = await apiPage();
  if (!process.argv.includes('--check')) writeFileSync(API_PAGE, page);
  else if (readFileSync(API_PAGE, 'utf8') !== page) throw new Error('docs/api.md is old: run npm run docs');
}

void main();
