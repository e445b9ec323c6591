import { openFindings, standingFindings, type RuleFindings } from '../../review/formats/finding-lines';
import { code, prose } from '../../review/formats/markdown/escape';
import { details, limited } from '../../review/formats/markdown/list';
import type { Severity } from '../../review/model';
import type { AuditReport } from '../model';
import { countPhrases, headline, inventory } from './words';

/** An issue takes 65,536 characters; a workflow adds a link of its own. */
export const MAX_CHARACTERS = 60_000;

const SIGNS: Readonly<Record<Severity, string>> = { critical: '🔴', high: '🟠', medium: '🟡', low: '⚪' };

/** The report as an issue. What does not fit is counted, least severe first. */
export function auditMarkdown(report: AuditReport): string {
  for (const { subjects, characters } of [
    { subjects: 100, characters: 600 },
    { subjects: 20, characters: 300 },
    { subjects: 5, characters: 150 },
    { subjects: 1, characters: 80 },
  ]) {
    const text = written(report, subjects, characters);
    if (text.length <= MAX_CHARACTERS) return text;
  }
  return `${[`## ${headline(report)}`, 'The findings are too long for an issue: see the JSON report.'].join('\n\n')}\n`;
}

function written(report: AuditReport, subjects: number, characters: number): string {
  const { findings } = report;
  const phrases = countPhrases(report);
  const standing = standingFindings(findings);
  const accepted = findings.filter((finding) => finding.accepted !== undefined);
  const parts = [
    `## ${sign(report)} ${prose(headline(report))}`,
    ...(phrases.length === 0 ? [] : [phrases.join(' · ')]),
    prose(inventory(report)),
    ...openFindings(findings).map((each) => rule(each, subjects, characters)),
    standing.length === 0
      ? ''
      : details(
          'Known since the earlier snapshot',
          standing.map(
            ({ rule: { id, severity, title }, findings: list }) =>
              `- ${SIGNS[severity]} ${code(id)}: ${String(list.length)} (${title})`,
          ),
        ),
    accepted.length === 0
      ? ''
      : [
          '**Accepted in the configuration**',
          '',
          ...limited(
            accepted,
            subjects,
            ({ id, severity, subject, accepted: reason = '' }) =>
              `- ${SIGNS[severity]} ${code(id)} ${code(subject, characters)}, because ${code(reason, characters)}`,
          ),
        ].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function sign({ counts }: AuditReport): string {
  if (counts.critical + counts.high > 0) return '⛔';
  return counts.medium + counts.low > 0 ? '👀' : '✅';
}

function rule(
  { rule: { id, severity, title, why, remedy }, findings }: RuleFindings,
  subjects: number,
  characters: number,
): string {
  return [
    `${SIGNS[severity]} **${title}** (${severity}, ${code(id)})`,
    '',
    ...limited(
      findings,
      subjects,
      ({ subject, evidence, address }) =>
        `- ${code(subject, characters)}: ${code(evidence, characters)}${address === '' ? '' : ` at ${code(address, characters)}`}`,
    ),
    '',
    `${prose(why)} **Do:** ${prose(remedy)}`,
  ].join('\n');
}
