import type { Report, Verdict } from '../model';
import { accessMatrix } from './markdown/access-matrix';
import { attention } from './markdown/attention';
import { changes } from './markdown/changes';
import { DETAILS, type Detail } from './markdown/detail';
import { prose } from './markdown/escape';
import { graph } from './markdown/graph';
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
 * The report as a pull-request comment: verdict, what needs attention, gains and losses, matrix, graph, Terraform's
 * counts, hand-over. Never longer than {@link MAX_CHARACTERS}: what doesn't fit is left out in the order of `DETAILS`,
 * and named at the end.
 */
export function toMarkdown(report: Report): string {
  for (const [step, detail] of DETAILS.entries()) {
    const text = comment(report, detail, leftOut(step));
    if (text.length <= MAX_CHARACTERS) return text;
  }
  return join([MARKER, ...headline(report), 'Everything else is too long for a comment: see the HTML or JSON report.']);
}

function comment(report: Report, detail: Detail, omitted: string): string {
  return join([
    MARKER,
    ...headline(report),
    ...attention(report, detail),
    ...changes(report, detail),
    ...accessMatrix(report, detail),
    ...graph(report, detail),
    ...planned(report, detail),
    ...section('Still to do by hand', [
      limited(report.handover, detail.handover, (step) => `- [ ] ${prose(step, 2 * detail.characters)}`).join('\n'),
    ]),
    ...(omitted === '' ? [] : [omitted]),
  ]);
}

function headline(report: Report): string[] {
  return [
    `## ${signOf(report)} Access review: ${verdictWords(report)}`,
    `**${verdictSentence(report)}** ${countPhrases(report.counts).join(' · ')}`,
    ...report.notices.map((notice) => `> ${prose(notice, MAX_NOTICE)}`),
    inventory(report),
    ...(report.unanswered === '' ? [] : [prose(report.unanswered, MAX_NOTICE)]),
  ];
}

/** Green is for what nobody has to look at. */
function signOf(report: Report): string {
  const { verdict, counts } = report;
  if (isDangerous(report)) return '⛔';
  const open = counts.medium + counts.low + counts.newlyBroken + counts.unknown;
  return verdict === 'unchanged' && open > 0 ? '👀' : SIGNS[verdict];
}

/** What the steps up to this one leave out, in words. */
function leftOut(step: number): string {
  const parts = [
    'findings from before this change',
    'most of the matrix',
    'the matrix',
    'most of the graph',
    'the graph',
    'most of Terraform’s list',
    'some of the gains and losses',
    'values beyond 300 characters',
    'more of the gains and losses',
    'most of every list',
    'nearly all of every list',
  ];
  const told = parts.slice(0, step);
  // The stronger word stands for the weaker one.
  const last = told.filter((part) => !told.includes(part.replace('most of ', '')) || !part.startsWith('most of '));
  return last.length === 0
    ? ''
    : `> Left out, to stay below ${MAX_CHARACTERS} characters: ${last.join(', ')}. The HTML and JSON reports have everything.`;
}

function join(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
