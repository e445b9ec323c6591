import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { betweenMarkers } from './table';

const PAGE = resolve(__dirname, '..', 'docs', 'performance.md');

/** Puts a report between its markers in docs/performance.md, in the form that the project's documents have. */
export async function writePage(text: string, marker: string): Promise<void> {
  const page = betweenMarkers(readFileSync(PAGE, 'utf8'), text, marker);
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' }));
}
