import { writeFileSync } from 'node:fs';
import { readAccess } from '../../lib/access';
import { readSynthesized, type SharedStacks } from '../../lib/documents';
import { toHtml } from '../../lib/review/formats/html';
import { toMarkdown } from '../../lib/review/formats/markdown';
import { review } from '../../lib/review/review';
import { cpuMs } from './cpu-clock';

const [before = '', after = '', page = ''] = process.argv.slice(2);
const start = cpuMs();
// As `federation review` does: a stack that both sides have in common is read once.
const shared: SharedStacks = new Map();
const [then, now] = [before, after].map((path) => readSynthesized(path, { shared }));
const change = { before: readAccess(then ?? []), after: readAccess(now ?? []) };
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
