import { createColors } from 'picocolors';
import { openFindings, standingFindings, type RuleFindings } from '../../review/formats/finding-lines';
import { severityWord, type Paint } from '../../review/formats/severity-paint';
import type { Finding } from '../../review/model';
import { visible } from '../../review/visible';
import type { AuditReport } from '../model';
import { countPhrases, headline, inventory } from './words';

/** The report for a terminal. */
export function auditText(report: AuditReport, { colour = false }: { readonly colour?: boolean } = {}): string {
  const paint = createColors(colour);
  const { findings, counts } = report;
  const bad = counts.critical + counts.high > 0;
  const title = bad ? paint.red(headline(report)) : headline(report);
  const phrases = countPhrases(report);
  const standing = standingFindings(findings).map(({ rule: { id }, findings: list }) => `${id} ${String(list.length)}`);
  const parts = [
    [paint.bold(title), ...(phrases.length === 0 ? [] : [phrases.join(' · ')]), visible(inventory(report))].join('\n'),
    openFindings(findings)
      .map((each) => rule(each, paint))
      .join('\n'),
    standing.length === 0 ? '' : paint.dim(`Known since the earlier snapshot: ${standing.join(', ')}`),
    accepted(findings, paint),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function rule({ rule: { id, severity, title, remedy }, findings }: RuleFindings, paint: Paint): string {
  return [
    `${severityWord(severity, paint)} ${title} ${paint.dim(`(${id})`)}`,
    ...findings.flatMap(({ subject, evidence, address }) => [
      `         ${visible(subject)}: ${visible(evidence)}`,
      ...(address === '' ? [] : [paint.dim(`           at ${visible(address)}`)]),
    ]),
    paint.dim(`         ${remedy}`),
  ].join('\n');
}

function accepted(findings: readonly Finding[], paint: Paint): string {
  const lines = findings.flatMap(({ id, subject, accepted: reason }) =>
    reason === undefined ? [] : [`  ${id}, ${visible(subject)}: ${visible(reason)}`],
  );
  return lines.length === 0 ? '' : [paint.bold('Accepted in the configuration'), ...lines].join('\n');
}
