import { writeFileSync } from 'node:fs';
import { readAccess } from '../../lib/access/read-access';
import { readSynthesized } from '../../lib/access/read-synthesized';
import { toHtml } from '../../lib/review/formats/html';
import { toMarkdown } from '../../lib/review/formats/markdown';
import { review } from '../../lib/review/review';
import { cpuMs } from './cpu-clock';

const [before = '', after = '', page = ''] = process.argv.slice(2);
const start = cpuMs();
const change = { before: readAccess(readSynthesized(before)), after: readAccess(readSynthesized(after)) };
const read = cpuMs();
const report = review({ ...change, today: '2026-06-01' });
const reviewed = cpuMs();
toMarkdown(report);
const html = toHtml(report);
const written = cpuMs();
writeFileSync(page, html);
console.log(
  JSON.stringify({
    readMs: read - start,
    reviewMs: reviewed - read,
    writeMs: written - reviewed,
    grants: report.after.length,
    pageKilobytes: Buffer.byteLength(html) / 1024,
  }),
);
