import { join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Comparison } from '../changed/compare';
import { configDirectory, ROOT } from '../config-directory';
import { configOption, examples, jsonOption, type ConfigOptions } from '../config-option';
import { LOCK_FILE, lockFileOf, lockPlaces } from '../changed/lock-places';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import { coloursOf, type Io } from '../io';
import type { AddCommand } from '../command';
import { todayFrom } from '../today';

/** Jobs of one matrix. @see https://docs.github.com/en/actions/reference/limits */
const MAX_JOBS = 256;

interface Options extends ConfigOptions {
  readonly stacks?: string;
  readonly applied?: string;
  readonly base?: string;
  readonly lock?: string;
  readonly json?: boolean;
  readonly matrix?: boolean;
  readonly max: number;
  readonly stage?: number;
  readonly all?: boolean;
  readonly slice?: Slice;
}

/** A part of the stacks that stays the same from run to run, e.g. the third of seven. */
interface Slice {
  readonly part: number;
  readonly of: number;
}

/** `federation changed`: which stacks differ from what was last applied. */
export const changed: AddCommand = (program, io, end) => {
  program
    .command('changed')
    .summary('list the stacks that differ from what was last applied, in the order to apply them')
    .description(
      'Compares each synthesized stack with the record of its last successful apply ("federation record-applied"): what ' +
        'it means, the provider versions in the lock file, and the version of Terraform. Comments and formatting do ' +
        'not count; a grant that has ended and an apply that failed do. Stacks of one stage can be applied at the same ' +
        'time; a later stage is planned after the one before was applied. With --base, the stacks of a git ref or of a ' +
        'folder are compared instead of the records: what a change touches, whatever was applied. A ref is ' +
        'synthesized by its own code, which runs as you with PATH, HOME and FEDERATION_* of your environment: name only ' +
        'refs whose code you would run. Both sides count with the same day and the same version of Terraform, so a ' +
        'grant that has ended since does not show, nor does a failed apply.',
    )
    .addOption(configOption())
    .addOption(stacksOption().conflicts('config'))
    .addOption(appliedOption())
    .addOption(
      new Option(
        '-b, --base <ref or dir>',
        'compare with a git ref, a configuration or synthesized stacks, and their lock file',
      ).conflicts(['applied', 'all']),
    )
    .addOption(lockOption())
    .addOption(jsonOption().conflicts('matrix'))
    .option('--matrix', 'print a matrix for CI: {"include": [{"job", "stage", "stacks", "objects"}]}')
    .addOption(new Option('--max <jobs>', 'jobs of the matrix, for each stage').argParser(count).default(MAX_JOBS))
    .addOption(new Option('--stage <number>', 'only the stacks of this stage').argParser(count))
    .option('--all', 'every stack, whatever was applied: to look for drift')
    .addOption(
      new Option('--slice <part/of>', 'only this part of the stacks, always the same ones, e.g. 3/7').argParser(slice),
    )
    .addHelpText(
      'after',
      examples(
        'federation changed',
        'federation changed --base origin/main',
        'federation changed --all --slice 3/7 --matrix',
        'federation changed --stacks cdktf.out --applied applied --json',
        'federation changed --stacks cdktf.out --applied applied --matrix --max 20 --stage 1',
      ),
    )
    .action(async (options: Options) => {
      const { stage, slice: part } = options;
      const [{ compared, base }, { inSlice }] = await Promise.all([compare(options, io), import('../changed/slice')]);
      const asked = compared.changed.filter(
        (stack) =>
          (stage === undefined || stack.stage === stage) &&
          (part === undefined || inSlice(stack.stack, part.part, part.of)),
      );
      await print({ ...compared, changed: asked }, base, options, io);
      end(compared.conflicts.length > 0 ? EXIT.problems : EXIT.ok);
    });
};

/** `federation record-applied`: notes that stacks were applied successfully, as they are synthesized. */
export const recordApplied: AddCommand = (program, io, end) => {
  program
    .command('record-applied')
    .summary('record that stacks were applied successfully, for "changed"')
    .description(
      'Writes a record for each stack that was applied: digests of what was synthesized, no values. Run it after the ' +
        'apply, with the same files; a stack whose apply failed gets no record and is planned again.',
    )
    .argument('<stack...>', 'names of stacks')
    .addOption(stacksOption().default('cdktf.out'))
    .addOption(appliedOption())
    .addOption(lockOption())
    .option('--gone', 'the stacks have left: remove their records')
    .addHelpText(
      'after',
      examples(
        'federation record-applied okta account-123456789012',
        'federation record-applied account-123456789012 --applied applied --gone',
      ),
    )
    .action(async (names: readonly string[], options: Options & { readonly gone?: boolean }) => {
      const [{ writeRecord, removeRecord }, { stacks, folder }] = await Promise.all([
        import('../changed/records'),
        readSynthesizedStacks(options, io),
      ]);
      const records = folder();
      const known = new Map(stacks.map((stack) => [stack.stack, stack]));
      const wrong = names.filter((name) => known.has(name) === (options.gone ?? false));
      if (wrong.length > 0)
        throw new Failure(
          options.gone
            ? `still synthesized: ${wrong.join(', ')} (leave out --gone, or synthesize again)`
            : `not synthesized: ${wrong.join(', ')} (there are ${[...known.keys()].join(', ')})`,
        );
      for (const name of names) {
        const stack = known.get(name);
        if (stack === undefined) {
          const removed = removeRecord(records, name);
          io.out.write(removed ? `removed the record of ${name}\n` : `${name} has no record\n`);
          continue;
        }
        io.out.write(`recorded ${name}: ${writeRecord(records, stack)}\n`);
      }
      end(EXIT.ok);
    });
};

/** With the records of applies, with nothing, or with another side. */
async function compare(options: Options, io: Io): Promise<{ readonly compared: Comparison; readonly base?: string }> {
  const [{ compareStacks }, { readRecords }] = await Promise.all([
    import('../changed/compare'),
    import('../changed/records'),
  ]);
  const { stacks, folder, lockFile, tool } = await readSynthesizedStacks(options, io);
  if (options.base === undefined) return { compared: compareStacks(stacks, options.all ? [] : readRecords(folder())) };
  const { readBase } = await import('../changed/base');
  const { config, base, lock } = options;
  const then = await readBase(base, { config, io, tool, lockFile, lockPlaces: lockPlaces(lock, io) });
  return { compared: compareStacks(stacks, then.stacks, 'base'), base: then.label };
}

async function print(
  result: Comparison,
  base: string | undefined,
  { json, matrix, max }: Options,
  io: Io,
): Promise<void> {
  if (matrix) {
    if (result.conflicts.length > 0) throw new Failure(result.conflicts.join('\n'));
    const { matrixOf } = await import('../changed/matrix');
    io.out.write(`${JSON.stringify({ include: matrixOf(result.changed, max) })}\n`);
  } else if (json) io.out.write(`${JSON.stringify({ base, ...result }, null, 2)}\n`);
  else {
    const { comparisonText } = await import('../changed/text');
    io.out.write(comparisonText(result, coloursOf(io.out), base));
  }
}

async function readSynthesizedStacks({ config, stacks: given, applied, lock }: Options, io: Io) {
  const [{ readStacks }, { toolVersion }, { appliedFolder }] = await Promise.all([
    import('../changed/read-stacks'),
    import('../changed/tool-version'),
    import('../changed/applied-folder'),
  ]);
  const outdir = given === undefined ? await synthesized(config, io) : resolve(io.cwd, given);
  const lockFile = lockFileOf(lock, io);
  const tool = await toolVersion(io.env);
  const stacks = readStacks(outdir, { tool, lockFile });
  return { stacks, lockFile, tool, folder: () => appliedFolder(applied, stacks, outdir, io.cwd) };
}

/** Into the folder that is applied from: an older synthesis there would hide a change. */
async function synthesized(config: string | undefined, io: Io): Promise<string> {
  const outdir = join(ROOT, 'cdktf.out');
  const { synthesize } = await import('../sources/synthesize');
  await synthesize({ config: resolve(io.cwd, configDirectory(config, io)), outdir, today: todayFrom(io.env) });
  return outdir;
}

function stacksOption(): Option {
  return new Option('--stacks <dir>', 'what was synthesized already (default: synthesizes to cdktf.out)');
}

function appliedOption(): Option {
  return new Option('--applied <dir>', 'folder with the records of applies (default: the one of a local state)');
}

function lockOption(): Option {
  return new Option('--lock <file>', `lock file that all stacks share (default: ${LOCK_FILE}, if there is one)`);
}

function slice(text: string): Slice {
  const [, part, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (part === undefined || of === undefined || part < 1 || part > of)
    throw new InvalidArgumentError('needs PART/OF, e.g. 3/7.');
  return { part, of };
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('needs a whole number from 1.');
  return number;
}
