import type { Report, Verdict } from '../model';
import { accessMatrix } from './markdown/access-matrix';
import { attention } from './markdown/attention';
import { changes } from './markdown/changes';
import { DETAILS, type Detail } from './markdown/detail';
import { prose } from './markdown/escape';
import { limited, section } from './markdown/list';
import { planned } from './markdown/planned';
import { countPhrases, inventory, isDangerous, verdictSentence, verdictWords } from './words';

/** GitHub refuses comments of more than 65,536 characters; a workflow adds a marker and a link of its own. */
export const MAX_CHARACTERS = 65_000;

/** By which a workflow finds its comment again. */
export const MARKER = '<!-- okta-aws-federation: access review -->';

/** Characters of a notice, which names a stack. */
const MAX_NOTICE = 400;

const SIGNS: Readonly<Record<Verdict, string>> = { unchanged: '✅', narrowed: '🔽', broadened: '🔼', mixed: '🔀' };

/**
 * The report as a pull-request comment: verdict, what needs attention, gains and losses, matrix, Terraform's counts,
 * manual steps. Never longer than {@link MAX_CHARACTERS}: what doesn't fit is left out in the order of `DETAILS`,
 * and named at the end.
 */
export function toMarkdown(report: Report): string {
  for (const { detail, leftOut } of DETAILS) {
    const text = comment(report, detail, leftOut);
    if (text.length <= MAX_CHARACTERS) return text;
  }
  return join([MARKER, ...headline(report), 'Everything else is too long for a comment: see the HTML or JSON report.']);
}

function comment(report: Report, detail: Detail, leftOut: readonly string[]): string {
  return join([
    MARKER,
    ...headline(report),
    ...attention(report, detail),
    ...changes(report, detail),
    ...accessMatrix(report, detail),
    ...planned(report, detail),
    ...section('Manual steps', [
      limited(report.handover, detail.handover, (step) => `- [ ] ${prose(step, 2 * detail.characters)}`).join('\n'),
    ]),
    ...(leftOut.length === 0
      ? []
      : [
          `> Left out, to stay below ${MAX_CHARACTERS} characters: ${leftOut.join(', ')}. The HTML and JSON reports have everything.`,
        ]),
  ]);
}

function headline(report: Report): string[] {
  return [
    `## ${signOf(report)} Access review: ${verdictWords(report)}`,
    ...report.notices.map((notice) => `> ⚠ ${prose(notice, MAX_NOTICE)}`),
    `**${verdictSentence(report)}** ${countPhrases(report.counts).join(' · ')}`,
    inventory(report),
    ...(report.unanswered === '' ? [] : [prose(report.unanswered, MAX_NOTICE)]),
  ];
}

/** Green is for what nobody has to look at. */
function signOf(report: Report): string {
  const { verdict, counts, notices } = report;
  if (isDangerous(report)) return '⛔';
  const open = counts.medium + counts.low + counts.newlyBroken + counts.unknown + notices.length;
  return verdict === 'unchanged' && open > 0 ? '👀' : SIGNS[verdict];
}

function join(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
