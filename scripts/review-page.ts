import { MARKER, toMarkdown } from '../lib/review/formats/markdown';
import { verdictWords } from '../lib/review/formats/words';
import { isOpen } from '../lib/review/findings';
import { shouldFail } from '../lib/review/should-fail';
import { example, type Example } from './review-examples';

const TABLE = '<!-- table: written by npx ts-node scripts/write-review-docs.ts -->';
const END = '<!-- end -->';
/** A heading, its text, and what stands between the marks below it. */
const CHANGE = /^## (.+)\n((?:(?!^## )[^\n]*\n)*?)<!-- change: ([\w-]+) -->\n[\s\S]*?<!-- end -->/gm;

/**
 * A page with the changes and reports between its marks brought up to date; everything else stays.
 * @throws Error for a page without the marks, or if a change no longer fits the shipped configuration
 */
export function reviewPage(page: string): string {
  const examples: { title: string; example: Example }[] = [];
  const filled = page.replace(CHANGE, (_, title: string, text: string, name: string) => {
    const shown = example(name);
    examples.push({ title, example: shown });
    return [`## ${title}\n${text}<!-- change: ${name} -->`, ...blocks(shown), END].join('\n');
  });
  const [before, rest] = filled.split(TABLE);
  const at = rest?.indexOf(END) ?? -1;
  if (before === undefined || rest === undefined || at < 0 || examples.length === 0)
    throw new Error(`the page needs ${TABLE}, and <!-- change: … --> below headings, each with ${END}`);
  return `${before}${TABLE}\n\n${table(examples)}\n\n${rest.slice(at)}`;
}

/** The formatter leaves alone what is shown as it is. */
function blocks({ patch, report }: Example): string[] {
  const comment = toMarkdown(report).replace(MARKER, '').trim();
  return [
    '<!-- prettier-ignore-start -->',
    '',
    '```diff',
    patch.trimEnd(),
    '```',
    '',
    ...comment.split('\n').map((line) => `> ${line}`.trimEnd()),
    '',
    '<!-- prettier-ignore-end -->',
  ];
}

function table(examples: readonly { title: string; example: Example }[]): string {
  const rows = examples.map(({ title, example: { report } }) => {
    const anchor = title.toLowerCase().replaceAll(' ', '-');
    const [worst] = report.findings.filter(isOpen);
    const finding = worst ? `${worst.severity}: ${worst.title}` : 'nothing';
    const fails = (['danger', 'broadened'] as const).filter((failOn) => shouldFail(report, failOn));
    const stops = fails.map((failOn) => `\`${failOn}\``).join(', ');
    return [`[${title}](#${anchor})`, verdictWords(report), finding, stops];
  });
  return padded(['Change', 'Verdict', 'Worst new finding', 'Fails with `--fail-on`'], rows);
}

/** Padded, as the formatter of the docs wants it. */
function padded(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
