import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../../config/problem';
import type { Io } from '../io';
import { loadDirectory } from '../load-federation';
import { withTemporaryFolder } from '../temporary-folder';

/** What a configuration would say with one more file, as if the file existed. */
export interface Outcome {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Validates a copy of the configuration that has one more file; the configuration itself is only read. */
export function validateWith(directory: string, file: string, text: string, env: Io['env']): Promise<Outcome> {
  return withTemporaryFolder(async (folder) => {
    const copy = join(folder, 'config');
    cpSync(directory, copy, { recursive: true, dereference: true });
    const path = join(copy, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const loaded = await loadDirectory(copy, env);
    const there = (problems: readonly Problem[]): Problem[] =>
      problems.map((problem) => moved(problem, copy, directory));
    return 'problems' in loaded
      ? { problems: there(loaded.problems), warnings: [] }
      : { problems: [], warnings: there(loaded.warnings) };
  });
}

/** Rules and remedies name files, too: where the same id stands already. */
function moved(problem: Problem, from: string, to: string): Problem {
  const move = (text: string): string => text.replaceAll(from, to);
  return { ...problem, file: move(problem.file), requirement: move(problem.requirement), remedy: move(problem.remedy) };
}
