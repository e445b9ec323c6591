import { createColors } from 'picocolors';
import { changeGroups } from '../grants/change-groups';
import type { ChangeGroup, Report } from '../model';
import { groupBy } from '../order';
import { ACTION_KINDS, actionKind } from '../planned-actions';
import { visible } from '../visible';
import { severityWord, type Paint } from './severity-paint';
import { openFindings, standingFindings, type RuleFindings } from './finding-lines';
import {
  amount,
  changeSentence,
  countPhrases,
  editLines,
  inventory,
  isDangerous,
  listed,
  renameSentence,
  verdictSentence,
  verdictWords,
} from './words';

export interface TextOptions {
  /** Colours for a terminal; the caller knows whether it writes to one. @default false */
  readonly colour?: boolean;
}

/** The report for a terminal. Nothing in it depends on the terminal but the colour, which is the caller's decision. */
export function toText(report: Report, { colour = false }: TextOptions = {}): string {
  const paint = createColors(colour);
  const sections = [
    headline(report, paint),
    section(
      'Not analysed: it may give access',
      report.unknown.map((it) => `  ${visible(it.subject)}: ${visible(it.reason)}`),
      paint,
    ),
    section('Needs attention', attention(report, paint), paint),
    section('Gains and losses', changes(report, paint), paint),
    section('Broken links', broken(report, paint), paint),
    section('Accepted', accepted(report), paint),
    section('Terraform', planned(report, paint), paint),
    section(
      'Manual steps',
      report.handover.map((step, i) => `  ${i + 1}. ${visible(step)}`),
      paint,
    ),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function headline(report: Report, paint: Paint): string {
  const { verdict, counts } = report;
  const colours = { unchanged: paint.green, narrowed: paint.green, broadened: paint.red, mixed: paint.yellow };
  const colour = isDangerous(report) ? paint.red : colours[verdict];
  return [
    ...report.notices.map((notice) => paint.yellow(visible(notice))),
    `${paint.bold('Access')} ${colour(paint.bold(verdictWords(report)))}  ${verdictSentence(report)}`,
    countPhrases(counts).join(' · '),
    inventory(report),
    ...(report.unanswered === '' ? [] : [visible(report.unanswered)]),
  ].join('\n');
}

function section(title: string, lines: readonly string[], paint: Paint): string {
  return lines.length === 0 ? '' : [paint.bold(title), ...lines].join('\n');
}

function attention({ findings }: Report, paint: Paint): string[] {
  const standing = standingFindings(findings).map(({ rule: { id }, findings: list }) => `${id} ${list.length}`);
  return [
    ...openFindings(findings).flatMap((each) => rule(each, paint)),
    ...(standing.length > 0 ? [paint.dim(`  before this change: ${standing.join(', ')}`)] : []),
  ];
}

/** How many subjects a line names. */
const SUBJECTS = 3;

function rule(
  { rule: { id, severity, title, remedy }, mayGiveAccess, lines, edits }: RuleFindings,
  paint: Paint,
): string[] {
  return [
    `  ${severityWord(severity, paint)} ${title} ${paint.dim(`(${id}${mayGiveAccess ? ', may give access' : ''})`)}`,
    ...lines.map(({ subjects, evidence }) => `           ${listed(subjects, visible, SUBJECTS)}: ${visible(evidence)}`),
    paint.dim(`           ${remedy}`),
    ...edits.flatMap((edit) => editLines(edit, visible, '  ').map((line) => `           ${line}`)),
  ];
}

function changes(report: Report, paint: Paint): string[] {
  const signs: Readonly<Record<ChangeGroup['kind'], string>> = {
    new: paint.yellow('+'),
    wider: paint.yellow('▲'),
    mixed: paint.yellow('◆'),
    gone: paint.cyan('−'),
    narrower: paint.cyan('▼'),
  };
  const writing = { name: visible, strong: (text: string) => paint.red(text) };
  return [
    ...changeGroups(report).map((group) => `  ${signs[group.kind]} ${changeSentence(group, writing)}`),
    ...report.renames.map((rename) => `  ${visible(renameSentence(rename))}`),
    ...report.members.map(
      ({ login, managementGroup, kind, roles }) =>
        `  ${visible(login)} ${kind === 'joined' ? 'joins' : 'leaves'} ${visible(managementGroup)}: ${amount(roles, 'role')}`,
    ),
  ];
}

function broken({ broken: links }: Report, paint: Paint): string[] {
  return links.map(
    ({ kind, subject, reason, isNew }) =>
      `  ${isNew ? paint.red('new') : paint.dim('old')} ${kind} ${visible(subject)}: ${visible(reason)}`,
  );
}

function accepted({ findings }: Report): string[] {
  return findings.flatMap(({ id, subject, accepted: reason, acceptedByThisChange }) =>
    reason === undefined
      ? []
      : [
          `  ${id}, ${visible(subject)}: ${visible(reason)}${acceptedByThisChange ? ' (counts once it is merged)' : ''}`,
        ],
  );
}

function planned({ plan }: Report, paint: Paint): string[] {
  if (!plan) return [];
  const kinds = groupBy(plan, actionKind);
  const told = ACTION_KINDS.filter((kind) => kind !== 'no-op' && kind !== 'read' && kinds.has(kind));
  if (told.length === 0) return ['  no changes'];
  return told.flatMap((kind) => {
    const list = kinds.get(kind) ?? [];
    const goes = kind === 'delete' || kind === 'replace';
    return [
      `  ${goes ? paint.red(kind) : kind} ${list.length}`,
      ...(goes ? list.map(({ address }) => `    ${visible(address)}`) : []),
    ];
  });
}
