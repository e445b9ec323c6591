import type { Finding, Report, Severity } from '../../model';
import { openFindings, standingFindings, type RuleFindings } from '../finding-lines';
import { amount, editIntroduction, editLine, listed } from '../words';
import type { Detail } from './detail';
import { code, fenced, prose } from './escape';
import { details, limited, section } from './list';

const SIGNS: Readonly<Record<Severity, string>> = { critical: '🔴', high: '🟠', medium: '🟡', low: '⚪' };

/**
 * Everything a reviewer has to look at. What could not be analysed and what may give access come first, since nothing else
 * in the report shows them; then other findings and broken links, and what was accepted.
 */
export function attention(report: Report, detail: Detail): string[] {
  const { findings, broken, unknown } = report;
  const rules = openFindings(findings);
  const newlyBroken = broken.filter(({ isNew }) => isNew);
  const stillBroken = broken.filter(({ isNew }) => !isNew);
  const nothing = rules.length + newlyBroken.length + unknown.length === 0;
  return section('Needs attention', [
    nothing ? 'Nothing that this change brings.' : '',
    unknown.length > 0 ? notAnalysed(unknown, detail) : '',
    ...rules.slice(0, detail.rules).map((each) => rule(each, detail)),
    rules.length > detail.rules ? `… and findings of ${rules.length - detail.rules} more rules` : '',
    newlyBroken.length > 0 ? ['**Broken by this change**', '', ...brokenLines(newlyBroken, detail)].join('\n') : '',
    stillBroken.length > 0
      ? details(`${amount(stillBroken.length, 'link')} broken before`, brokenLines(stillBroken, detail))
      : '',
    accepted(findings, detail),
    standing(findings),
  ]);
}

function notAnalysed(unknown: Report['unknown'], { others, characters }: Detail): string {
  return [
    '**Not analysed: it may give access**',
    '',
    ...limited(
      unknown,
      others,
      ({ subject, reason }) => `- ${code(subject, characters)}: ${prose(reason, characters)}`,
    ),
  ].join('\n');
}

/** How many subjects a line names. */
const SUBJECTS = 3;

function rule(
  { rule: { id, severity, title, why, remedy }, mayGiveAccess, lines, edits, findings }: RuleFindings,
  detail: Detail,
): string {
  const { characters, subjects: limit, grants } = detail;
  const told = [
    ...limited(lines, limit, ({ subjects, evidence }) => {
      const named = listed(subjects, (subject) => code(subject, characters), SUBJECTS);
      return `- ${named}: ${code(evidence, characters)}`;
    }),
    '',
    `${prose(why)} **Do:** ${prose(remedy)}`,
    ...edits.slice(0, limit).flatMap((edit) => [
      '',
      prose(editIntroduction(edit), characters),
      '',
      fenced(
        edit.lines.map((line) => editLine(line)),
        'yaml',
      ),
    ]),
    ...(edits.length > limit ? ['', `… and ${amount(edits.length - limit, 'more place')}`] : []),
    ...(grants > 0 && lines.some(({ subjects }) => subjects.length > SUBJECTS + 1)
      ? [
          '',
          details(
            `Each of these ${findings.length}`,
            limited(findings, grants, (each) => sighting(each, characters)),
          ),
        ]
      : []),
  ];
  // One line is enough of what can wait.
  if (severity === 'low' && !mayGiveAccess)
    return details(`${SIGNS.low} ${title} (low, ${id}): ${findings.length}`, told);
  const may = mayGiveAccess ? ', may give access' : '';
  return [`${SIGNS[severity]} **${title}** (${severity}${may}, ${code(id)})`, '', ...told].join('\n');
}

function sighting({ subject, evidence }: Finding, characters: number): string {
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

/** Counted by rule: it is not news, and the JSON report lists each. */
function standing(findings: readonly Finding[]): string {
  const rules = standingFindings(findings);
  if (rules.length === 0) return '';
  return details(
    `${amount(
      rules.reduce((sum, each) => sum + each.findings.length, 0),
      'finding',
    )} from before this change`,
    rules.map(
      ({ rule: { id, severity, title }, findings: list }) =>
        `- ${SIGNS[severity]} ${code(id)}: ${list.length} (${title})`,
    ),
  );
}
