import type { z } from 'zod';
import type { Written } from '../draft';
import { dotted } from '../path';
import type { ProblemList } from '../problem-list';
import type { YamlFile } from '../yaml/parse-yaml';
import { prune } from './prune';
import { shapeProblems } from './shape-problems';

/** What a file says that has the schema's shape; all that has not is a problem, and left out. */
export function readShape<T extends z.ZodType>(
  file: string,
  { value, faults, locate }: YamlFile,
  schema: T,
  problems: ProblemList,
): Written<z.infer<T>> {
  const nothing = { file, yaml: {} as Written<z.infer<T>>['yaml'], readable: false };
  for (const { path, line, column, value: bad, requirement, remedy } of faults)
    problems.add({ file, line, column, key: dotted(path), value: bad, requirement, remedy });
  if (value === undefined) return nothing;
  if (value === null) {
    problems.complain(file, [], {
      value,
      requirement: 'the file is empty',
      remedy: 'docs/configuration.md shows what it needs',
    });
    return nothing;
  }
  const result = schema.safeParse(value);
  if (result.success) return { file, yaml: result.data as Written<z.infer<T>>['yaml'], readable: true };
  const wrong = shapeProblems(schema, value, result.error.issues, (path) => locate(path).source);
  const refused = new Set(faults.map(({ path }) => dotted(path)));
  for (const { path, ...complaint } of wrong)
    // What was refused already is not there, and not missing.
    if (complaint.value !== undefined || !refused.has(dotted(path))) problems.complain(file, path, complaint);
  const paths = wrong.map(({ path }) => path);
  if (paths.some(({ length }) => length === 0)) return nothing;
  return { file, yaml: prune(value, paths) as Written<z.infer<T>>['yaml'], readable: true };
}
