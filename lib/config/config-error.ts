import { formatProblem, sortProblems, type Problem } from './problem';

/** The configuration can't be used; reports every problem, never only the first. */
export class ConfigError extends Error {
  /** Sorted by file, line and column; never empty. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems);
    super(sorted.map(formatProblem).join('\n'));
    this.name = 'ConfigError';
    this.problems = sorted;
  }
}
