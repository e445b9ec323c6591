import { createColors } from 'picocolors';
import { groupBy } from '../order';
import { ACTION_KINDS, actionKind } from '../planned-actions';
import { isOpen } from '../findings';
import type { Finding, GrantChange, Report, Severity } from '../model';
import { visible } from '../visible';
import {
  amount,
  CHANGE_WORDS,
  countPhrases,
  inventory,
  isDangerous,
  note,
  renameSentence,
  roleName,
  verdictSentence,
  verdictWords,
} from './words';

export interface TextOptions {
  /** Colours for a terminal; the caller knows whether it writes to one. @default false */
  readonly colour?: boolean;
}

type Paint = ReturnType<typeof createColors>;

/** The report for a terminal. Nothing in it depends on the terminal but the colour, which is the caller's decision. */
export function toText(report: Report, { colour = false }: TextOptions = {}): string {
  const paint = createColors(colour);
  const sections = [
    headline(report, paint),
    section('Needs attention', attention(report, paint), paint),
    section('Gains and losses', changes(report, paint), paint),
    section('Broken links', broken(report, paint), paint),
    section(
      'Not analysed',
      report.unknown.map((it) => `  ${visible(it.subject)}: ${visible(it.reason)}`),
      paint,
    ),
    section('Accepted', accepted(report), paint),
    section('Terraform', planned(report, paint), paint),
    section(
      'Still to do by hand',
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
    `${paint.bold('Access')} ${colour(paint.bold(verdictWords(report)))}  ${verdictSentence(report)}`,
    ...report.notices.map((notice) => paint.yellow(visible(notice))),
    countPhrases(counts).join(' · '),
    inventory(report),
    ...(report.unanswered === '' ? [] : [visible(report.unanswered)]),
  ].join('\n');
}

function section(title: string, lines: readonly string[], paint: Paint): string {
  return lines.length === 0 ? '' : [paint.bold(title), ...lines].join('\n');
}

function attention({ findings, counts }: Report, paint: Paint): string[] {
  const open = findings.filter(isOpen);
  const lines = [...groupBy(open, ({ id }) => id).values()].flatMap((list) => rule(list, paint));
  return counts.standing > 0
    ? [
        ...lines,
        paint.dim(`  ${amount(counts.standing, 'finding')} from before this change; the JSON report lists them.`),
      ]
    : lines;
}

function rule(list: readonly Finding[], paint: Paint): string[] {
  const [first] = list;
  if (!first) return [];
  const colours: Readonly<Record<Severity, (text: string) => string>> = {
    critical: paint.red,
    high: paint.red,
    medium: paint.yellow,
    low: paint.dim,
  };
  return [
    `  ${colours[first.severity](first.severity.padEnd(8))} ${first.title} ${paint.dim(`(${first.id})`)}`,
    ...list.map(({ subject, evidence }) => `           ${visible(subject)}: ${visible(evidence)}`),
    paint.dim(`           ${first.remedy}`),
  ];
}

function changes({ gains, losses, renames, members }: Report, paint: Paint): string[] {
  const signs = { new: paint.yellow('+'), wider: paint.yellow('▲'), gone: paint.cyan('−'), narrower: paint.cyan('▼') };
  const line = ({ grant, kind, differences }: GrantChange) => {
    const more = [...differences, ...(kind === 'new' ? [note(grant)] : [])].filter((text) => text !== '');
    const what = visible(roleName(grant));
    return `    ${signs[kind]} ${CHANGE_WORDS[kind]} ${what}${more.length > 0 ? `: ${visible(more.join('; '))}` : ''}`;
  };
  const groups = groupBy([...gains, ...losses], ({ grant }) => grant.managementGroup);
  return [
    ...[...groups.keys()].sort().flatMap((name) => [`  ${visible(name)}`, ...(groups.get(name) ?? []).map(line)]),
    ...renames.map((rename) => `  ${visible(renameSentence(rename))}`),
    ...members.map(({ login, managementGroup, kind, roles }) =>
      kind === 'joined'
        ? `  ${visible(login)} joins ${visible(managementGroup)}: ${amount(roles, 'role')}`
        : `  ${visible(login)} leaves ${visible(managementGroup)}: ${amount(roles, 'role')}`,
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
