import { type Problem, formatProblem } from '../config/problem';
import { coloursOf, type Sink } from './io';

/** One line for each problem, then how many there are. */
export function printProblems(problems: readonly Problem[], sink: Sink): void {
  const { red } = coloursOf(sink);
  for (const problem of problems) sink.write(`${formatProblem(problem)}\n`);
  sink.write(`${red(counted(problems.length, 'problem'))}\n`);
}

/** One line for each warning. */
export function printWarnings(warnings: readonly Problem[], sink: Sink): void {
  const { yellow } = coloursOf(sink);
  for (const warning of warnings) sink.write(`${yellow('warning:')} ${formatProblem(warning)}\n`);
}

/** `1 account`, `2 accounts` */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${String(count)} ${count === 1 ? singular : plural}`;
}
