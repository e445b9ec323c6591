import type { Step, Value } from './step';

const HEADINGS = { before: 'Before the first apply', after: 'After an apply' } as const;

/** So many values of a step are shown; the JSON has all. */
const SHOWN = 25;

/** A check-list in Markdown, to read on a terminal or to paste into a ticket. */
export function formatSteps(steps: readonly Step[], title = 'What a person still has to do'): string {
  const parts = (['before', 'after'] as const).flatMap((when) => {
    const mine = steps.filter((step) => step.when === when);
    return mine.length === 0 ? [] : [`## ${HEADINGS[when]}`, ...mine.map(formatStep)];
  });
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}

function formatStep({ title, why, actions, values, done }: Step): string {
  const left = values.length - SHOWN;
  return [
    `- [ ] **${title}**`,
    `  ${why}`,
    ...actions.map((action, i) => `  ${String(i + 1)}. ${action}`),
    ...values.slice(0, SHOWN).map(formatValue),
    ...(left > 0 ? [`  - … and ${String(left)} more (--json lists all)`] : []),
    `  - Done when: ${done}`,
  ].join('\n');
}

function formatValue({ label, value }: Value): string {
  return `  - ${label}: ${code(value)}`;
}

/** Inline code that ends where it should, whatever the text holds. */
function code(text: string): string {
  const runs = (text.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
