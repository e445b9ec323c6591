import type { CheckReport } from '../../import/check/check-plans';
import type { JudgedChange, Verdict } from '../../import/check/model';
import { visible } from '../../review/visible';
import type { Colours } from '../io';
import { counted } from '../print-problems';

const HEADINGS: readonly (readonly [Verdict, string])[] = [
  ['state only', 'Only in Terraform’s state: nothing is sent'],
  ['same value', 'The same value is written again'],
  ['real', 'Okta or AWS are changed'],
];

/** The report of `import --check` for people: what is refused comes last, where it is seen. */
export function checkText({ changes, overall, counts, refused }: CheckReport, colours: Colours): string {
  const lines = HEADINGS.flatMap(([verdict, heading]) => {
    const those = changes.filter((change) => change.verdict === verdict);
    if (those.length === 0) return [];
    const body = verdict === 'state only' ? byReason(those) : those.flatMap((change) => changeLines(change, colours));
    return [colours.bold(`${heading} (${those.length})`), ...body, ''];
  });
  if (overall.length > 0)
    lines.push(
      colours.bold('Besides'),
      ...overall.map(({ rule, evidence }) => `  ${colours.red('refused')} ${rule}: ${visible(evidence)}`),
      '',
    );
  const { imported, stateOnly, sameValue, real } = counts;
  lines.push(
    `${counted(imported, 'object')} imported; ${stateOnly} only in the state, ${sameValue} of the same value, ${real} real`,
    refused
      ? colours.red(`refused: ${counted(counts.refused, 'reason')}; apply nothing of it`)
      : colours.green('nobody’s access changes: this can be applied'),
  );
  return `${lines.join('\n')}\n`;
}

/** What is harmless is shown by what it is, not one by one. */
function byReason(changes: readonly JudgedChange[]): string[] {
  const reasons = new Map<string, JudgedChange[]>();
  for (const change of changes) {
    const key = change.arguments.length === 0 ? change.because : `${change.arguments.join(', ')}: ${change.because}`;
    reasons.set(key, [...(reasons.get(key) ?? []), change]);
  }
  return [...reasons].map(([reason, those]) => {
    const types = [...new Set(those.map(({ type }) => type))].sort().join(', ');
    return `  ${those.length} × ${reason} (${types})`;
  });
}

function changeLines({ address, action, because, refusals }: JudgedChange, colours: Colours): string[] {
  return refusals.length === 0
    ? [`  ${visible(address)} (${action}): ${visible(because)}`]
    : [
        `  ${visible(address)} (${action})`,
        ...refusals.map(({ rule, evidence }) => `    ${colours.red('refused')} ${rule}: ${visible(evidence)}`),
      ];
}
