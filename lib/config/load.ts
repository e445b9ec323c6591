import type { z } from 'zod';
import { buildModel } from './build-model';
import { CHECKS, WARNINGS } from './checks';
import { ConfigError } from './config-error';
import { documentReferences } from './document-references';
import type { Draft, DraftAccount, Written } from './draft';
import { readDocuments } from './files/read-documents';
import { readText } from './files/read-text';
import { sourceFiles } from './files/source-files';
import { mergeRoles } from './merge-roles';
import type { Federation } from './model';
import { sortProblems, type Problem } from './problem';
import { ProblemList } from './problem-list';
import { account } from './schema/account';
import { federation } from './schema/federation';
import { managementGroups } from './schema/management-groups';
import { readShape } from './schema/read-shape';
import { parseYaml } from './yaml/parse-yaml';

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
  const warnings = new ProblemList();
  const draft = readDraft(directory, today, problems, warnings);
  for (const check of CHECKS) check(draft, problems.complain);
  if (problems.all.length > 0) throw new ConfigError(problems.all);
  for (const check of WARNINGS) check(draft, warnings.complain);
  return { federation: buildModel(draft), warnings: sortProblems(warnings.all) };
}

function readDraft(directory: string, today: string, problems: ProblemList, warnings: ProblemList): Draft {
  const files = sourceFiles(directory, problems.complain);
  const main = readFile(files.federation, federation);
  const accounts = files.accounts.map((file): DraftAccount => {
    const written = readFile(file, account);
    return { ...written, roles: mergeRoles(main, written) };
  });
  return {
    federation: main,
    managementGroups: readFile(files.managementGroups, managementGroups),
    accounts,
    documents: readDocuments(directory, documentReferences(main, accounts), problems.complain),
    today,
  };

  function readFile<T extends z.ZodType>(file: string, schema: T): Written<z.infer<T>> {
    const read = readText(file);
    if ('rule' in read) {
      problems.complain(file, [], { value: undefined, ...read });
      return { file, yaml: {} as Written<z.infer<T>>['yaml'], complete: false };
    }
    const yaml = parseYaml(read.text);
    problems.place(file, yaml);
    warnings.place(file, yaml);
    return readShape(file, yaml, schema, problems);
  }
}
