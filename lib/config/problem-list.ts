import type { Complain } from './complain';
import { dotted, type Path } from './path';
import type { Problem } from './problem';
import type { YamlFile } from './yaml/parse-yaml';
import type { Position } from './yaml/position';

/** Collects problems; the organization's are met again in each account, and kept once. */
export class ProblemList {
  private readonly problems = new Map<string, Problem>();

  constructor(private readonly files = new Map<string, YamlFile>()) {}

  /** An empty list that knows the same places. */
  another(): ProblemList {
    return new ProblemList(this.files);
  }

  /** Gives the list the places of the keys of a file. */
  place(file: string, yaml: YamlFile): void {
    this.files.set(file, yaml);
  }

  add(problem: Problem): void {
    const { file, line, column, key, requirement } = problem;
    const id = JSON.stringify([file, line, column, key, requirement]);
    if (!this.problems.has(id)) this.problems.set(id, problem);
  }

  /** Where a value is written. */
  placeOf(file: string, path: Path, on?: 'key' | 'value'): Position {
    return this.files.get(file)?.locate(path, on) ?? { line: 1, column: 1 };
  }

  readonly complain: Complain = (file, path, { on, ...complaint }) => {
    const { line, column } = this.placeOf(file, path, on);
    this.add({ file, line, column, key: dotted(path), ...complaint });
  };

  get all(): readonly Problem[] {
    return [...this.problems.values()];
  }
}
