import { type GrantComparison, isEqual } from './compare-grants';
import type { Outcome, ReportEntry } from './write/model';

export interface ImportReport {
  readonly entries: readonly ReportEntry[];
  /** Undefined where the configuration could not be read back. */
  readonly grants?: GrantComparison;
  /** Who may assume an imported role besides people who come through the app; it stays so. */
  readonly others: readonly string[];
  /** Problems that the configuration has, as `validate` prints them. */
  readonly problems: readonly string[];
  /** Blocks for another Terraform that has some of these objects; empty where none has. */
  readonly removed: string;
  /** ISO 8601: when the snapshot was taken. */
  readonly takenAt: string;
}

/** The configuration is valid and grants what is live. */
export function isDone({ grants, problems }: ImportReport): boolean {
  return problems.length === 0 && grants !== undefined && isEqual(grants);
}

const HEADINGS: readonly (readonly [Outcome, string])[] = [
  ['cannot be said', 'Cannot be said'],
  ['left alone', 'Left alone'],
  ['imported', 'Imported'],
];

/** The report as Markdown: what needs somebody comes first. */
export function reportMarkdown(report: ImportReport): string {
  const { entries, grants, others, problems, removed, takenAt } = report;
  const done = isDone(report);
  const count = (outcome: Outcome) => entries.filter((entry) => entry.outcome === outcome).length;
  return [
    '# What was imported, and what was not',
    '',
    `Snapshot of ${takenAt}: ${count('imported')} imported, ${count('left alone')} left alone, ${count('cannot be said')} cannot be said.`,
    '',
    done
      ? `The configuration is valid, and grants what is live: ${grants?.same ?? 0} grants, the same on both sides.`
      : '**Not done.** Do not plan with this configuration before what follows is settled.',
    '',
    ...section('Problems of the configuration', problems),
    ...(grants === undefined
      ? []
      : [
          ...section('Live, and not granted by the configuration', grants.missing),
          ...section('Granted by the configuration, and not live', grants.added),
          ...section('Granted under other terms', grants.different),
          ...section('In role groups by hand: they stay, and no rule explains them', grants.byHand),
        ]),
    ...section('May assume an imported role besides people of the app: it stays so', others),
    ...(removed === ''
      ? []
      : [
          '## Before the apply: let the other Terraform forget these',
          '',
          'Put the blocks in the place of its own, apply there, and nothing is destroyed. Two owners undo each other’s work.',
          '',
          '```hcl',
          removed.trimEnd(),
          '```',
          '',
        ]),
    ...HEADINGS.flatMap(([outcome, heading]) => {
      const those = entries.filter((entry) => entry.outcome === outcome);
      if (those.length === 0) return [];
      return [
        `## ${heading} (${those.length})`,
        '',
        '| where | what | name | because |',
        '| --- | --- | --- | --- |',
        ...those.map(
          ({ where, kind, name, because = '' }) => `| ${[where, kind, name, because].map(cell).join(' | ')} |`,
        ),
        '',
      ];
    }),
  ].join('\n');
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`## ${heading} (${lines.length})`, '', ...lines.map((line) => `- ${cell(line)}`), ''];
}

/** Names come from people: none may become a cell, a heading or a link of its own. */
function cell(text: string): string {
  const shown = text
    .replace(/\s+/g, ' ')
    .replace(
      /[\p{C}\p{Default_Ignorable_Code_Point}]/gu,
      (hidden) => `(U+${(hidden.codePointAt(0) ?? 0).toString(16)})`,
    )
    .replace(/[\\`*_[\]<>|#~]/g, (character) => `\\${character}`);
  return shown === '' ? ' ' : shown;
}
