import { buildModel } from './build-model';
import { CHECKS, WARNINGS } from './all-checks';
import { ConfigError } from './config-error';
import type { Federation } from './model';
import { sortProblems, type Problem } from './problem';
import { ProblemList } from './problem-list';
import { readDraft } from './read-draft';

export interface LoadOptions {
  /** The day that ends of grants are compared with, `YYYY-MM-DD`. @default - the current day, UTC */
  readonly today?: string;
}

export interface Loaded {
  readonly federation: Federation;
  /** What is legal and probably not meant, sorted by file, line and column. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads and checks the configuration in `directory`: `federation.yaml`, `management-groups.yaml`, `accounts/*.yaml` and
 * the documents they name.
 * @throws ConfigError with every problem of every file
 */
export function loadConfig(directory: string, options: LoadOptions = {}): Loaded {
  const { today = new Date().toISOString().slice(0, 10) } = options;
  const problems = new ProblemList();
  const draft = readDraft(directory, today, problems);
  if (draft) for (const check of CHECKS) check(draft, problems.complain);
  if (!draft || problems.all.length > 0) throw new ConfigError(problems.all);
  const warnings = problems.another();
  for (const check of WARNINGS) check(draft, warnings.complain);
  return { federation: buildModel(draft), warnings: sortProblems(warnings.all) };
}
