import { relative, resolve } from 'node:path';
import { configOption, examples, jsonOption, type ConfigOptions } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { Io } from '../io';
import type { Moves, PlacedStack, Step } from '../move-state/plan-moves';
import type { PlacedState } from '../move-state/program';
import { counted } from '../print-problems';
import type { AddCommand } from '../command';
import { withTemporaryFolder } from '../temporary-folder';

interface Options extends ConfigOptions {
  readonly from: string;
  readonly yes?: boolean;
  readonly copies: string;
  readonly json?: boolean;
}

/** `federation move-state`: another layout or backend, without touching anything in Okta or AWS. */
export const moveState: AddCommand = (program, io, end) => {
  program
    .command('move-state')
    .summary('move the state to where the configuration has it now, after a change of layout or backend')
    .description(
      'After "layout" or "backend" was changed, moves the records of Terraform to the states of the stacks that they ' +
        'belong to now: nothing in Okta or AWS is touched, and the next plan adds and destroys nothing. Refuses where ' +
        'the configuration changes anything else, where the last apply is not finished, and where a state is locked or ' +
        'belongs to somebody else. Without --yes it only says what it would do. A run that was stopped is gone on with ' +
        'by running it again. No apply may run meanwhile.',
    )
    .requiredOption(
      '--from <ref or dir>',
      'the configuration as it was applied: a git ref, a directory, or synthesized stacks',
    )
    .option('-y, --yes', 'do it')
    .option('--copies <dir>', 'folder for a copy of each state before it is written; they hold secrets', 'state-copies')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'federation move-state --from main',
        'federation move-state --from main --yes',
        'federation move-state --from ../before/config --yes --json',
      ) +
        '\nIt runs "terraform state pull" and "terraform state push" (or tofu), with the credentials of your environment.\n' +
        'Merge the change afterwards, and remove the copies once a plan is empty.',
    )
    .action(async (options: Options) => {
      const result = await withTemporaryFolder((work) => move(options, io, work));
      print(result, options, io);
      end(result.problems.length > 0 ? EXIT.problems : EXIT.ok);
    });
};

interface Result extends Moves {
  readonly done: boolean;
}

async function move(
  { from, config, yes = false, copies, json = false }: Options,
  io: Io,
  work: string,
): Promise<Result> {
  const [{ readBefore, readNow }, { planMoves }, { StateProgram }, { carryOut }, { findTool }] = await Promise.all([
    import('../move-state/read-side'),
    import('../move-state/plan-moves'),
    import('../move-state/program'),
    import('../move-state/carry-out'),
    import('../changed/tool-version'),
  ]);
  const tool = await findTool(io.env);
  if (tool === undefined)
    throw new Failure('neither terraform nor tofu was found (install one, or set TERRAFORM_BINARY_NAME)');
  const side = { io, work, config };
  const [now, before] = [await readNow(side), await readBefore(from, side)];
  const states = await reach([...before, ...now], new StateProgram(tool.program, io.env, work));
  const pulled = new Map<string, NonNullable<Awaited<ReturnType<PlacedState['pull']>>>>();
  for (const [key, state] of states) {
    const held = await state.pull();
    if (held !== undefined) pulled.set(key, held);
  }
  const moves = planMoves({ before, now, states: pulled });
  if (!yes || moves.problems.length > 0) return { ...moves, done: false };
  await carryOut({
    steps: moves.steps,
    copies: resolve(io.cwd, copies),
    stateOf: ({ place }) => states.get(place.key) as PlacedState,
    onStep: (step) => io.err.write(json ? '' : `${stepText(step, io, 'done')}\n`),
  });
  return { ...moves, done: true };
}

async function reach(
  stacks: readonly PlacedStack[],
  program: { init: (place: PlacedStack['place'], name: string) => Promise<PlacedState> },
): Promise<Map<string, PlacedState>> {
  const states = new Map<string, PlacedState>();
  for (const { place } of stacks)
    if (!states.has(place.key)) states.set(place.key, await program.init(place, `state-${states.size}`));
  return states;
}

function print({ problems, steps, atHome, done }: Result, { yes = false, json, copies }: Options, io: Io): void {
  if (json) {
    const shown = steps.map(({ what, stack, place, objects }) => ({ what, stack, place: place.shown, objects }));
    io.out.write(`${JSON.stringify({ done, problems, steps: shown, atHome }, null, 2)}\n`);
    return;
  }
  if (problems.length > 0) {
    io.err.write(`nothing was moved, ${counted(problems.length, 'problem')}:\n`);
    for (const problem of problems) io.err.write(`  ${problem}\n`);
    return;
  }
  if (steps.length === 0) {
    io.out.write(`nothing to move: all ${counted(atHome, 'object')} are where they belong\n`);
    return;
  }
  if (done) {
    io.out.write(
      `moved; the states as they were are in ${copies} (they hold secrets: remove them once a plan is empty)\n`,
    );
    io.out.write('next: npm run synth, then plan every stack, first the one with the app: 0 to add, 0 to destroy\n');
    return;
  }
  for (const step of steps) io.out.write(`${stepText(step, io, 'would')}\n`);
  if (!yes) io.out.write('nothing was moved yet (--yes does it)\n');
}

function stepText({ what, stack, place, objects, after }: Step, { cwd }: Io, when: 'would' | 'done'): string {
  const where = place.key.startsWith('local ') ? relative(cwd, place.shown) || place.shown : place.shown;
  const left = after.resources.filter(({ mode }) => mode === 'managed').length;
  const [fill, empty] = when === 'done' ? ['filled', 'emptied'] : ['would fill', 'would empty'];
  return what === 'fill'
    ? `${fill} ${stack}: ${counted(objects, 'object')} into ${where}`
    : `${empty} ${stack}: ${counted(objects, 'object')} out of ${where}, ${left === 0 ? 'nothing' : left} left`;
}
