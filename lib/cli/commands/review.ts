import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { FAIL_ON, type FailOn } from '../../review/should-fail';
import { configOption, examples, type ConfigOptions } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { Io } from '../io';
import type { AddCommand } from '../command';
import { addReportOptions, reportFiles, writeReport, type Format, type ReportOptions } from '../report-output';
import { format } from '../review/formats';
import { withTemporaryFolder } from '../temporary-folder';
import { todayFrom } from '../today';
import type { SharedStacks } from '../../documents';
import type { Change } from '../../review/model';

interface Options extends ConfigOptions, ReportOptions {
  readonly base?: string;
  readonly head?: string;
  readonly plan?: readonly string[];
  readonly snapshot?: string;
  readonly failOn: FailOn;
}

/** `federation review`: what a change does to people's access. */
export const review: AddCommand = (program, io, end) => {
  const command = program
    .command('review')
    .summary('show how a change affects who can access what')
    .description(
      'Compares who may do what before and after a change: who gains, who loses, what is dangerous, what is broken. A git ' +
        'ref is written to a temporary folder and synthesized there, by its own code, with its own configuration; your ' +
        'files stay as they are. That runs code of the ref as you, with PATH, HOME and FEDERATION_* of your environment ' +
        'and the packages installed here: name only refs whose code you would run. Two directories run nothing.',
    )
    .option(
      '-b, --base <ref or dir>',
      'before: a git ref, a configuration, or synthesized stacks (default: with --plan, the state it starts from)',
    )
    .option('--head <ref or dir>', 'after: the same (default: the configuration as it stands)')
    .option(
      '--plan <file...>',
      'what Terraform is going to do: "terraform show -json" of the plan, - for standard input; of several, one file a ' +
        'stack, named like it or in a folder of its name',
    )
    .addOption(
      new Option(
        '--snapshot <file>',
        'before: what is live, from "federation snapshot"; what nobody declared is left out (see "federation audit")',
      ).conflicts(['base', 'plan']),
    )
    .addOption(configOption());
  addReportOptions(command)
    .addOption(
      new Option('--fail-on <what>', 'exit with 3 on that; broadened includes danger')
        .choices(FAIL_ON)
        .default('never'),
    )
    .addHelpText(
      'after',
      examples(
        'federation review --base main',
        'federation review --base origin/main --output review.md review.html --fail-on danger',
        'federation review --base before/cdktf.out --head after/cdktf.out --format json',
        'federation review --plan plan.json',
        'federation review --snapshot live.json',
        'terraform show -json tfplan | federation review --plan -',
      ),
    )
    .action(async (options: Options) => {
      const { failOn } = options;
      const files = reportFiles(options);
      const [{ review: compare }, { shouldFail }] = await Promise.all([
        import('../../review/review'),
        import('../../review/should-fail'),
      ]);
      const report = compare(await changeOf(options, io));
      const render = (as: Format, colour: boolean) => format(report, as, colour);
      await writeReport(files, render, { format: options.format, io, said: `${report.verdict}: ` });
      if (shouldFail(report, failOn)) {
        io.err.write(`this change is what --fail-on ${failOn} names\n`);
        end(EXIT.failOn);
      }
    });
};

async function changeOf({ base, head, plan: files = [], snapshot, config }: Options, io: Io): Promise<Change> {
  if (snapshot !== undefined) return changeOfLive(snapshot, head, config, io);
  if (base === undefined && files.length === 0)
    throw new Failure('nothing to compare with: name --base, a --plan or a --snapshot', EXIT.usage);
  if (base === undefined && head !== undefined) throw new Failure('--head goes with --base only', EXIT.usage);
  const [
    { readAccess },
    { keepForgotten },
    { planDocuments, plannedActions, readPlans, withPlans },
    { readConfiguration, readSide },
  ] = await Promise.all([
    import('../../access'),
    import('../../documents'),
    import('../review/plans'),
    import('../sources/side'),
  ]);
  const plans = readPlans(files, io);
  return withTemporaryFolder(async (folder) => {
    const shared: SharedStacks = new Map();
    const side = (name: string) => {
      const work = join(folder, name);
      mkdirSync(work);
      return { io, work, shared, config };
    };
    const { before, after } = await (base === undefined ? planAlone() : twoSides(base));
    const [then, now] = [readAccess(before), readAccess(keepForgotten(before, after))];
    const planned = plans.length === 0 ? {} : { plan: plannedActions(now) };
    return { before: then, after: now, today: todayFrom(io.env), ...planned };

    /** A plan is compared with the state that it starts from. */
    function planAlone() {
      return { before: planDocuments(plans, 'before'), after: planDocuments(plans, 'after') };
    }

    async function twoSides(then: string) {
      const before = await readSide(then, side('before'));
      const after = head === undefined ? await readConfiguration(side('after')) : await readSide(head, side('after'));
      // Two times nothing would read as "no change", whatever the refs do to the configuration that was meant.
      if (before.documents.length === 0 && after.documents.length === 0)
        throw new Failure(`neither ${before.label} nor ${after.label} has the configuration (name it with --config)`);
      return {
        before: withPlans(before.documents, plans, 'before'),
        after: withPlans(after.documents, plans, 'after'),
      };
    }
  });
}

/** What the change does to what is there. */
async function changeOfLive(
  file: string,
  head: string | undefined,
  config: string | undefined,
  io: Io,
): Promise<Change> {
  const [{ readAccess }, { liveAsBase }, { readConfiguration, readSide }, { readLive }, { demandSameOrg }] =
    await Promise.all([
      import('../../access'),
      import('../../audit/as-base'),
      import('../sources/side'),
      import('../sources/read-snapshot-file'),
      import('../sources/same-org'),
    ]);
  const now = await readLive(file, io.cwd);
  return withTemporaryFolder(async (work) => {
    const side = { io, work, config };
    const { documents } = head === undefined ? await readConfiguration(side) : await readSide(head, side);
    const [declared, today] = [readAccess(documents), todayFrom(io.env)];
    demandSameOrg(declared, now.snapshot.okta.org, file);
    return { ...liveAsBase({ declared, ...now, today }), today };
  });
}
