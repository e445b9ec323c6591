import { readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { Option } from 'commander';
import type { CommitOf, AccessReview } from '../../audit/access-review/model';
import { decodeText, UnreadableDocument } from '../../documents';
import type { AddCommand } from '../command';
import { configDirectory } from '../config-directory';
import { examples } from '../config-option';
import { messageOf } from '../error-text';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { Io } from '../io';
import { counted } from '../print-problems';
import type { LiveSide } from '../sources/read-snapshot-file';
import { addDeclaredOptions, readSource, type SourceOptions } from '../sources/source-options';
import { todayFrom } from '../today';

const FORMATS = ['csv', 'json', 'html'] as const;
type Format = (typeof FORMATS)[number];

interface Options extends Omit<SourceOptions, 'snapshot'> {
  readonly snapshot: string;
  readonly format?: Format;
  readonly output?: string;
  readonly close?: string;
  readonly manifest?: string;
}

/** `federation access-review`: who has which role, to be decided about and closed. */
export const accessReviewCommand: AddCommand = (program, io, end) => {
  const command = program
    .command('access-review')
    .summary('list who has which role, for people to decide about, and check what they decided')
    .description(
      'Writes a row for each person, account and role of a snapshot: privileged or not, by which group and rule or by ' +
        'hand, since when, by whom and by which commit, with empty columns for the decision; and beside it a manifest with ' +
        'counts and digests. --close reads the file with every decision filled in, refuses gaps, altered rows and people ' +
        'who decide about themselves, and ends with 3 where somebody still has what was revoked.',
    )
    .requiredOption(
      '-s, --snapshot <file>',
      'what is live, from "federation snapshot --people"; for --close a newer one',
    );
  addDeclaredOptions(command)
    .option('-o, --output <file>', 'write the review there, and its manifest beside it')
    .addOption(new Option('-f, --format <format>', 'of the review (default: what --output ends in)').choices(FORMATS))
    .option('--close <file>', 'the review as CSV, with every decision filled in: keep or revoke')
    .option('--manifest <file>', 'of the review that is closed (default: beside it)')
    .addHelpText(
      'after',
      examples(
        'federation access-review --snapshot live.json --output review.csv',
        'federation access-review --snapshot live.json --output review.html',
        'federation access-review --snapshot after.json --close filled.csv --manifest review.csv.manifest.json',
      ),
    )
    .action(async (options: Options) => {
      const { close, output } = options;
      if ((close === undefined) === (output === undefined))
        throw new Failure('name --output to make a review, or --close to close one', EXIT.usage);
      if (close === undefined && options.manifest !== undefined)
        throw new Failure('--manifest goes with --close only', EXIT.usage);
      const { readLive } = await import('../sources/read-snapshot-file');
      const now = await readLive(options.snapshot, io.cwd);
      if (close === undefined) end(await make(options, output ?? '', now, io));
      else end(await closeReview(options, close, now, io));
    });
};

async function make(options: Options, output: string, now: LiveSide, io: Io) {
  const as = options.format ?? formatOf(output);
  const [{ commitsOf, configurationCommit }, { manifestOf }, { sha256 }, { writePrivateFile }] = await Promise.all([
    import('../access-review/commits'),
    import('../../audit/access-review/manifest'),
    import('../../documents'),
    import('../write-new-file'),
  ]);
  // What was synthesized elsewhere has no lines that a commit wrote.
  const directory =
    options.stacks === undefined && options.plan === undefined
      ? resolve(io.cwd, configDirectory(options.config, io))
      : undefined;
  const commits = directory === undefined ? undefined : await commitsOf(directory, todayFrom(io.env));
  const review = await reviewOf(options, now, io, commits);
  const text = await written(review, as);
  const manifest = manifestOf({
    review,
    snapshot: { file: basename(options.snapshot), bytes: readFileSync(resolve(io.cwd, options.snapshot)) },
    written: { file: basename(output), text },
    configuration: directory === undefined ? '' : await configurationCommit(directory),
  });
  const manifestText = `${JSON.stringify(manifest, null, 2)}\n`;
  const manifestFile = manifestBeside(output);
  writePrivateFile(resolve(io.cwd, output), text);
  writePrivateFile(resolve(io.cwd, manifestFile), manifestText);
  const { rows, people, accounts, privileged } = manifest.counts;
  io.out.write(
    `wrote ${output} and ${manifestFile}: ${counted(rows, 'row')}, ${counted(people, 'person', 'people')}, ` +
      `${counted(accounts, 'account')}, ${String(privileged.yes)} privileged, ${String(privileged.unknown)} unknown\n` +
      `sha256 of the manifest: ${sha256(manifestText)} (keep it apart from the files)\n`,
  );
  for (const what of review.missing) io.err.write(`not read, rows may be missing: ${what}\n`);
  return review.missing.length === 0 ? EXIT.ok : EXIT.problems;
}

async function closeReview(options: Options, file: string, now: LiveSide, io: Io) {
  const [{ closingRecord, readDecisions, stillThere }, { parseManifest, NotAManifest }, { writePrivateFile }] =
    await Promise.all([
      import('../../audit/access-review/close'),
      import('../../audit/access-review/manifest'),
      import('../write-new-file'),
    ]);
  const manifestFile = options.manifest ?? manifestBeside(file);
  const [filled, manifestText] = [textOf(file, io), textOf(manifestFile, io)];
  let manifest;
  try {
    manifest = parseManifest(JSON.parse(manifestText));
  } catch (error) {
    if (error instanceof NotAManifest || error instanceof SyntaxError)
      throw new Failure(`${manifestFile} ${error instanceof SyntaxError ? 'is not JSON' : error.message}`);
    throw error;
  }
  const { org, takenAt } = manifest;
  if (now.snapshot.okta.org !== org)
    throw new Failure(`${options.snapshot} is of ${now.snapshot.okta.org}, the review of ${org}`);
  if (now.snapshot.takenAt < takenAt)
    throw new Failure(`${options.snapshot} is older than the review: take a new snapshot with --people`);
  const today = todayFrom(io.env);
  const read = readDecisions(filled, manifest, today);
  if ('problems' in read) {
    for (const { line, rule } of read.problems)
      io.err.write(`${file}${line === 0 ? '' : `:${String(line)}`}: ${rule}\n`);
    io.err.write(`${counted(read.problems.length, 'problem')}: the review is not closed\n`);
    return EXIT.problems;
  }
  const { declared, review } = await reviewAndDeclared(options, now, io, undefined);
  if (review.missing.length > 0)
    throw new Failure(
      `whether revoked access is gone is unknown: ${options.snapshot} has parts that were not read (${review.missing[0] ?? ''})`,
    );
  const open = stillThere(read.decisions, review, declared);
  const record = closingRecord({ filled, manifest: manifestText }, read.decisions, open, review, today);
  const recordFile = `${file}.closed.json`;
  writePrivateFile(resolve(io.cwd, recordFile), `${JSON.stringify(record, null, 2)}\n`);
  const { rows, keep, revoke } = record.counts;
  io.out.write(
    `wrote ${recordFile}: ${counted(rows, 'decision')}, ${String(keep)} to keep, ${String(revoke)} to revoke\n`,
  );
  for (const { decision, where } of open)
    io.err.write(`revoked and still there: ${decision.person}, ${decision.roleArn}, ${where.join('; ')}\n`);
  return open.length === 0 ? EXIT.ok : EXIT.failOn;
}

async function reviewOf(options: Options, now: LiveSide, io: Io, commits: CommitOf | undefined): Promise<AccessReview> {
  return (await reviewAndDeclared(options, now, io, commits)).review;
}

async function reviewAndDeclared(options: Options, now: LiveSide, io: Io, commits: CommitOf | undefined) {
  const { snapshot: file, config, stacks, plan } = options;
  const [{ accessReview }, { demandSameOrg }] = await Promise.all([
    import('../../audit/access-review/rows'),
    import('../sources/same-org'),
  ]);
  if (now.snapshot.okta.groups.every(({ people }) => people === undefined))
    throw new Failure(`${file} has no people in it: take it again with "federation snapshot --people"`);
  const declared = await readSource({ config, stacks, plan }, io);
  demandSameOrg(declared, now.snapshot.okta.org, file);
  const review = accessReview({ declared, ...now, today: todayFrom(io.env) }, commits ?? (() => undefined));
  return { declared, review };
}

async function written(review: AccessReview, as: Format): Promise<string> {
  switch (as) {
    case 'csv':
      return (await import('../../audit/access-review/csv')).accessReviewCsv(review.rows);
    case 'json':
      return (await import('../../audit/access-review/json')).accessReviewJson(review);
    case 'html':
      return (await import('../../audit/access-review/html')).accessReviewHtml(review);
  }
}

/** `review.csv.manifest.json` */
function manifestBeside(file: string): string {
  return `${file}.manifest.json`;
}

function formatOf(file: string): Format {
  const found = FORMATS.find((name) => `.${name}` === extname(file).toLowerCase());
  if (found !== undefined) return found;
  throw new Failure(`--output ${file}: its ending names no format (.csv .json .html, or use --format)`, EXIT.usage);
}

function textOf(file: string, io: Io): string {
  try {
    const bytes = readFileSync(resolve(io.cwd, file));
    if (bytes.subarray(0, 2).toString('latin1') === 'PK')
      throw new Failure(`${file} is a workbook, and not CSV (save it as CSV UTF-8)`);
    return decodeText(bytes, file);
  } catch (error) {
    if (error instanceof UnreadableDocument || error instanceof Failure) throw new Failure(error.message);
    throw new Failure(`${file} can't be read: ${messageOf(error)}`);
  }
}
