import { Option } from 'commander';
import { examples, jsonOption } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import { coloursOf, type Io } from '../io';
import type { AddCommand, End } from '../command';

interface Options {
  readonly check?: readonly string[];
  readonly snapshot?: string;
  readonly out?: string;
  readonly app?: string;
  readonly layout?: 'single' | 'per-account';
  readonly state?: readonly string[];
  readonly json?: boolean;
}

/** `federation import`: writes configuration out of what is live, and judges the plan that takes it over. */
export const importCommand: AddCommand = (program, io, end) => {
  program
    .command('import')
    .summary('write what is live as configuration, and check that taking it over changes nothing')
    .description(
      'With --out, writes what a snapshot holds as configuration, as it is: nothing is improved. Ids go to imports.yaml, ' +
        'and a report says of every object whether it is imported, left alone, or cannot be said, and why. The ' +
        'configuration is then validated and synthesized, and has to grant what is live; else the command ends with 1.\n\n' +
        'With --check, sorts every change of a plan: what is only in Terraform’s state, what writes the same value again, and ' +
        'what is real. It refuses, with exit code 3, a plan that destroys or replaces anything, makes what exists ' +
        'already, gives or takes anybody’s role, makes a new signing key, takes people out of groups, detaches policies, ' +
        'changes whom an account trusts, or does anything that is not known to be harmless. What the plan leaves open is ' +
        'answered by --snapshot; without it, more is refused.',
    )
    .option('--snapshot <file>', 'what is live, from "federation snapshot"')
    .addOption(
      new Option('-o, --out <dir>', 'folder for the configuration; it is empty or does not exist').conflicts('check'),
    )
    .option('--app <id or label>', 'the app to import, where the org has several for AWS')
    .addOption(
      new Option('--layout <layout>', 'layout of the stacks (default: single for up to five accounts)').choices([
        'single',
        'per-account',
      ]),
    )
    .addOption(
      new Option('--check <plan...>', '"terraform show -json" of a plan; one file a stack, - for standard input'),
    )
    .option(
      '--state <file...>',
      '"terraform show -json" of another Terraform’s state: --out prints the blocks that let it forget what is imported, --check refuses what it still has',
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'federation import --snapshot live.json --out config',
        'federation import --snapshot live.json --out config --app 0oa1b2c3 --state old.json',
        'federation import --check plan.json --snapshot live.json',
        'federation import --check okta.json account-123456789012.json --snapshot live.json --json',
      ),
    )
    .action(async (options: Options) => {
      const { check, out, snapshot } = options;
      if (check !== undefined) return checkThem(check, options, io, end);
      if (out === undefined) throw new Failure('give --out with a folder, or --check with a plan', EXIT.usage);
      if (snapshot === undefined) throw new Failure('--out needs --snapshot: what is live', EXIT.usage);
      return writeIt(out, snapshot, options, io, end);
    });
};

async function writeIt(out: string, snapshot: string, options: Options, io: Io, end: End): Promise<void> {
  const { app, layout, state = [], json } = options;
  const [{ readStates }, { readLiveSnapshot }, { writeConfiguration }, { importText }] = await Promise.all([
    import('../import/read-states'),
    import('../sources/read-snapshot-file'),
    import('../import/write-configuration'),
    import('../import/import-text'),
  ]);
  const result = await writeConfiguration(
    await readLiveSnapshot(snapshot, io.cwd),
    {
      out,
      states: readStates(state, io),
      app,
      layout,
    },
    io,
  );
  const { done, files, report } = result;
  io.out.write(
    json ? `${JSON.stringify({ done, files, ...report }, null, 2)}\n` : importText(out, result, coloursOf(io.out)),
  );
  if (!done) end(EXIT.problems);
}

async function checkThem(files: readonly string[], options: Options, io: Io, end: End): Promise<void> {
  const { snapshot, state = [], json } = options;
  const [
    { planDocuments, readPlans },
    { readLiveSnapshot },
    { LiveIndex },
    { checkPlans, isPlan },
    { ownedBy },
    { checkText },
  ] = await Promise.all([
    import('../review/plans'),
    import('../sources/read-snapshot-file'),
    import('../../import/live/live-index'),
    import('../../import/check/check-plans'),
    import('../../import/check/owners'),
    import('../import/check-text'),
  ]);
  const [{ readAccess }, { readable }, { demandSameOrg }, { readStates }] = await Promise.all([
    import('../../access'),
    import('../sources/readable'),
    import('../sources/same-org'),
    import('../import/read-states'),
  ]);
  const plans = readPlans(files, io);
  for (const plan of plans)
    if (!isPlan(plan.json))
      throw new Failure(`${plan.path}: is not a plan (make it with "terraform show -json" of a saved plan)`);
  const live = snapshot === undefined ? undefined : new LiveIndex(await readLiveSnapshot(snapshot, io.cwd));
  if (live !== undefined) {
    const planned = readable(() => readAccess(planDocuments(plans, 'after')));
    demandSameOrg(planned, live.snapshot.okta.org, snapshot ?? '');
  }
  const others = readStates(state, io).flatMap((each) => ownedBy(each.json));
  const report = readable(() => checkPlans(plans, live, others));
  io.out.write(json ? `${JSON.stringify(report, null, 2)}\n` : checkText(report, coloursOf(io.out)));
  if (report.refused) end(EXIT.failOn);
}
