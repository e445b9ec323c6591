import { isOpen } from '../../findings';
import type { Finding, Report, Severity } from '../../model';
import { groupBy } from '../../order';
import { amount } from '../words';
import type { Detail } from './detail';
import { code, prose } from './escape';
import { details, limited, section } from './list';

const SIGNS: Readonly<Record<Severity, string>> = { critical: '🔴', high: '🟠', medium: '🟡', low: '⚪' };

/** Everything a reviewer has to look at: findings, broken links, what was not analysed; then what was accepted. */
export function attention(report: Report, detail: Detail): string[] {
  const { findings, broken, unknown } = report;
  const open = findings.filter(isOpen);
  const rules = [...groupBy(open, ({ id }) => id).values()];
  const newlyBroken = broken.filter(({ isNew }) => isNew);
  const stillBroken = broken.filter(({ isNew }) => !isNew);
  const nothing = open.length + newlyBroken.length + unknown.length === 0;
  return section('Needs attention', [
    nothing ? 'Nothing that this change brings.' : '',
    ...rules.slice(0, detail.rules).map((list) => rule(list, detail)),
    rules.length > detail.rules ? `… and findings of ${rules.length - detail.rules} more rules` : '',
    newlyBroken.length > 0 ? ['**Broken by this change**', '', ...brokenLines(newlyBroken, detail)].join('\n') : '',
    stillBroken.length > 0
      ? details(`${amount(stillBroken.length, 'link')} broken before`, brokenLines(stillBroken, detail))
      : '',
    unknown.length > 0
      ? [
          '**Not analysed**',
          '',
          ...limited(
            unknown,
            detail.others,
            ({ subject, reason }) => `- ${code(subject, detail.characters)}: ${prose(reason, detail.characters)}`,
          ),
        ].join('\n')
      : '',
    accepted(findings, detail),
    standing(findings, detail),
  ]);
}

function rule(list: readonly Finding[], detail: Detail): string {
  const [first] = list;
  if (!first) return '';
  const { id, severity, title, why, remedy } = first;
  const told = [
    ...limited(list, detail.subjects, (finding) => sighting(finding, detail)),
    '',
    `${prose(why)} **Do:** ${prose(remedy)}`,
  ];
  // One line is enough of what can wait.
  if (severity === 'low') return details(`${SIGNS.low} ${title} (low, ${id}): ${list.length}`, told);
  return [`${SIGNS[severity]} **${title}** (${severity}, ${code(id)})`, '', ...told].join('\n');
}

function sighting({ subject, evidence }: Finding, { characters }: Detail): string {
  return `- ${code(subject, characters)}: ${code(evidence, characters)}`;
}

function brokenLines(links: Report['broken'], { others, characters }: Detail): string[] {
  return limited(
    links,
    others,
    ({ kind, subject, reason, managementGroups }) =>
      `- ${kind} ${code(subject, characters)}: ${prose(reason, characters)}${
        managementGroups.length > 0 ? ` (meant for ${code(managementGroups.join(', '), characters)})` : ''
      }`,
  );
}

/** Shown open, never folded: who reviews has to agree with the reason. */
function accepted(findings: readonly Finding[], { others, characters }: Detail): string {
  const list = findings.filter((finding) => finding.accepted !== undefined);
  if (list.length === 0) return '';
  return [
    '**Accepted in the configuration**',
    '',
    ...limited(
      list,
      others,
      ({ id, severity, subject, accepted: reason = '', acceptedByThisChange }) =>
        `- ${SIGNS[severity]} ${code(id)} ${code(subject, characters)}, because ${code(reason, characters)}${acceptedByThisChange ? ', which counts once it is merged' : ''}`,
    ),
  ].join('\n');
}

function standing(findings: readonly Finding[], detail: Detail): string {
  const list = findings.filter(({ isNew, accepted: reason }) => !isNew && reason === undefined);
  if (list.length === 0) return '';
  const title = `${amount(list.length, 'finding')} from before this change`;
  if (detail.standing === 0) return `${title} ${list.length === 1 ? 'is' : 'are'} not listed here.`;
  return details(
    title,
    limited(
      list,
      detail.standing,
      ({ severity, id, subject, evidence }) =>
        `- ${SIGNS[severity]} ${code(id)} ${code(subject, detail.characters)}: ${code(evidence, detail.characters)}`,
    ),
  );
}
