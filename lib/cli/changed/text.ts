import type { Colours } from '../io';
import type { Comparison } from './compare';

/**
 * The comparison for people: stages in order, then what is gone.
 * @param base what it was compared with, if not with the records of applies
 */
export function comparisonText(
  { changed, gone, unchanged, conflicts }: Comparison,
  { bold, dim, yellow }: Colours,
  base?: string,
): string {
  const lines: string[] = [];
  const total = changed.length + unchanged;
  const [none, some] =
    base === undefined
      ? ['nothing to plan', 'to plan']
      : [`nothing differs from ${base}`, `differ${changed.length === 1 ? 's' : ''} from ${base}`];
  lines.push(
    changed.length === 0
      ? `${none}: all ${String(total)} stacks are as they were${base === undefined ? ' applied' : ' there'}`
      : `${String(changed.length)} of ${String(total)} stacks ${some}`,
  );
  if (conflicts.length > 0)
    return `${bold('Nothing may be applied')}\n${conflicts.map((conflict) => `  ${conflict}\n`).join('')}`;
  const width = Math.max(0, ...changed.map(({ stack }) => stack.length), ...gone.map(({ stack }) => stack.length));
  for (const stage of [...new Set(changed.map((stack) => stack.stage))]) {
    const note = stage === 1 ? 'apply in any order' : `plan after stage ${String(stage - 1)} is applied`;
    lines.push('', `${bold(`Stage ${String(stage)}`)} ${dim(note)}`);
    for (const { stack, reason } of changed.filter((one) => one.stage === stage))
      lines.push(`  ${stack.padEnd(width)}  ${reason}`);
  }
  if (gone.length > 0) {
    lines.push('', bold('Gone from the configuration'));
    for (const { stack, objects, needs } of gone)
      lines.push(`  ${yellow(stack.padEnd(width))}  ${String(objects)} objects; ${needs}`);
  }
  return `${lines.join('\n')}\n`;
}
