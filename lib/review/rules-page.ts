import { SEVERITIES, type Rule } from './model';

/** The page of the docs that explains every rule, made from the rules. */
export function rulesPage(rules: readonly Rule[]): string {
  const overview = SEVERITIES.flatMap((severity) =>
    rules.filter((rule) => rule.severity === severity).map(({ id, title }) => [severity, `[\`${id}\`](#${id})`, title]),
  );
  const sections = rules.map(({ id, severity, title, why, remedy }) =>
    [`## ${id}`, `**${title}** (${severity})`, why, `_Remedy:_ ${escape(remedy)}`].join('\n\n'),
  );
  return [
    '# Rules of the review',
    'Written from `lib/review/rules/`; `npx ts-node scripts/write-review-docs.ts` writes it again.',
    INTRODUCTION,
    table(['Value', 'Fails on'], FAILS_ON),
    table(['Severity', 'Rule', 'What it means'], overview),
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** A pattern in a remedy holds characters that Markdown would read. */
function escape(text: string): string {
  return text.replace(/\^\S+\$/g, (pattern) => `\`${pattern}\``);
}

const INTRODUCTION = `A finding is **new** where the change brings it, and **standing** where the base had the same. A rule that fails
becomes a critical finding: what was not checked does not pass.

A finding is accepted in the configuration (\`accept: {<rule>: <reason>}\`), which is written to the resource's comment in the
synthesized JSON (\`"//".federation.accept\`). An acceptance needs a reason, counts for its resource only, and is shown in every
report with its reason. It counts for \`--fail-on\` once the base has it, too, for the same subject: a change cannot accept its own
danger. Adding one is a finding itself, and so is one that accepts nothing (\`acceptance-idle\`, low): a misspelt rule, no reason,
or what it accepted is gone.

Some findings give access, or may give it, which no grant shows: they are **possible gains**, and the verdict counts them as more
access.

\`--fail-on\` decides what fails a review:`;

const FAILS_ON = [
  ['`broadened`', 'a gain or possible gain (verdict `broadened` or `mixed`), and everything that `danger` fails on'],
  ['`danger`', 'a new critical or high finding that the base does not accept'],
  ['`broken`', 'a link that is broken after the change and was not before'],
  ['`never`', 'nothing'],
];

/** Padded, as the formatter of the docs wants it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
