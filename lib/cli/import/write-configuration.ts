import { mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readAccess } from '../../access';
import { formatProblem } from '../../config/problem';
import { compareGrants, type GrantComparison } from '../../import/compare-grants';
import { ownedElsewhere, removedBlocks, together } from '../../import/other-terraform';
import { type ImportReport, isDone, reportMarkdown } from '../../import/report-text';
import { CannotImport } from '../../import/write/model';
import { type ImportOptions, writeImport, type Written } from '../../import/write/write-import';
import type { Snapshot } from '../../live/snapshot';
import { Failure } from '../failure';
import type { Io } from '../io';
import { loadDirectory } from '../load-federation';
import type { Plan } from '../review/plans';
import { readPath } from '../sources/side';
import { withTemporaryFolder } from '../temporary-folder';
import { demandEmpty, writeFolder } from './write-folder';

export interface ConfigurationOptions extends ImportOptions {
  /** Folder that is written. */
  readonly out: string;
  /** States of other Terraforms. */
  readonly states: readonly Plan[];
}

export interface WrittenConfiguration {
  readonly report: ImportReport;
  readonly done: boolean;
  readonly files: readonly string[];
}

/** Names of the reports, beside the configuration. */
const REPORT = 'import-report';

/**
 * Writes what is live as configuration, reads it back, and compares who may do what. Nothing is written where nothing can
 * be imported.
 * @throws Failure
 */
export async function writeConfiguration(
  snapshot: Snapshot,
  { out, states, ...options }: ConfigurationOptions,
  io: Io,
): Promise<WrittenConfiguration> {
  const folder = resolve(io.cwd, out);
  demandEmpty(folder);
  const written = write(snapshot, options);
  const checked = await withTemporaryFolder((work) => readBack(written, namesIn(snapshot), work, io));
  const removed = removedBlocks(together(states.map(({ json }) => ownedElsewhere(json, written.imported))));
  const { report: entries, others } = written;
  const report: ImportReport = { entries, others, removed, takenAt: snapshot.takenAt, ...checked };
  const done = isDone(report);
  const files = new Map([
    ...written.files,
    [`${REPORT}.md`, reportMarkdown(report)],
    [`${REPORT}.json`, `${JSON.stringify({ done, ...report }, null, 2)}\n`],
  ]);
  writeFolder(folder, files);
  return { report, done, files: [...files.keys()].sort() };
}

function write(snapshot: Snapshot, options: ImportOptions): Written {
  try {
    return writeImport(snapshot, options);
  } catch (error) {
    throw error instanceof CannotImport ? new Failure(`nothing was written: ${error.message}`) : error;
  }
}

function namesIn({ okta }: Snapshot): ReadonlyMap<string, string> {
  return new Map(okta.groups.map(({ id, name }) => [id, name]));
}

/** The configuration as `validate` and synth see it. */
async function readBack(
  { files, access }: Written,
  names: ReadonlyMap<string, string>,
  work: string,
  io: Io,
): Promise<{ problems: readonly string[]; grants?: GrantComparison }> {
  const directory = join(work, 'config');
  writeFolder(directory, files);
  const loaded = await loadDirectory(directory, io.env);
  if ('problems' in loaded)
    return {
      problems: loaded.problems.map((problem) =>
        formatProblem({ ...problem, file: relative(directory, problem.file) }),
      ),
    };
  const side = join(work, 'synth');
  mkdirSync(side);
  const declared = readAccess(await readPath(directory, { io, work: side }));
  return { problems: [], grants: compareGrants(access, declared, names) };
}
