import { Option } from 'commander';
import { examples, jsonOption } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import { coloursOf, type Io } from '../io';
import type { AddCommand, End } from '../command';

interface Options {
  readonly check?: readonly string[];
  readonly snapshot?: string;
  readonly state?: readonly string[];
  readonly json?: boolean;
}

/** `federation import`: takes over what exists, and judges the plan that does it. */
export const importCommand: AddCommand = (program, io, end) => {
  program
    .command('import')
    .summary('check that a plan takes over what exists and changes nothing')
    .description(
      '--check sorts every change of a plan: what is only in Terraform’s state, what writes the same value again, and ' +
        'what is real. It refuses, with exit code 3, a plan that destroys or replaces anything, makes what exists ' +
        'already, gives or takes anybody’s role, makes a new signing key, takes people out of groups, detaches policies, ' +
        'changes whom an account trusts, or does anything that is not known to be harmless. What the plan leaves open is ' +
        'answered by --snapshot; without it, more is refused.',
    )
    .addOption(
      new Option('--check <plan...>', '"terraform show -json" of a plan; one file a stack, - for standard input'),
    )
    .option('--snapshot <file>', 'what is live, from "federation snapshot"')
    .option(
      '--state <file...>',
      '"terraform show -json" of another Terraform’s state: what it manages is not taken over',
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'federation import --check plan.json --snapshot live.json',
        'federation import --check okta.json account-123456789012.json --snapshot live.json --json',
      ),
    )
    .action(async (options: Options) => {
      const { check } = options;
      if (check === undefined) throw new Failure('give --check with a plan', EXIT.usage);
      await checkThem(check, options, io, end);
    });
};

async function checkThem(files: readonly string[], options: Options, io: Io, end: End): Promise<void> {
  const { snapshot, state = [], json } = options;
  const [{ readPlans }, { readLiveSnapshot }, { LiveIndex }, { checkPlans, isPlan }, { ownedBy }, { checkText }] =
    await Promise.all([
      import('../review/plans'),
      import('../import/read-snapshot'),
      import('../../import/live/live-index'),
      import('../../import/check/check-plans'),
      import('../../import/check/owners'),
      import('../import/check-text'),
    ]);
  const { readable } = await import('../sources/readable');
  const plans = readPlans(files, io);
  for (const plan of plans)
    if (!isPlan(plan.json))
      throw new Failure(`${plan.path}: is not a plan (make it with "terraform show -json" of a saved plan)`);
  const live = snapshot === undefined ? undefined : new LiveIndex(readLiveSnapshot(snapshot, io.cwd));
  const others = state.length === 0 ? [] : readPlans(state, io).flatMap((each) => ownedBy(each.json));
  const report = readable(() => checkPlans(plans, live, others));
  io.out.write(json ? `${JSON.stringify(report, null, 2)}\n` : checkText(report, coloursOf(io.out)));
  if (report.refused) end(EXIT.failOn);
}
