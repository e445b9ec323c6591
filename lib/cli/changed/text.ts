import type { Colours } from '../io';
import type { Comparison } from './compare';

/** The comparison for people: stages in order, then what is gone. */
export function comparisonText({ changed, gone, unchanged }: Comparison, { bold, dim, yellow }: Colours): string {
  const lines: string[] = [];
  const total = changed.length + unchanged;
  lines.push(
    changed.length === 0
      ? `nothing to plan: all ${String(total)} stacks are as they were applied`
      : `${String(changed.length)} of ${String(total)} stacks to plan`,
  );
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
