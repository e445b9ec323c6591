import { Option } from 'commander';
import { applyingProgram } from '../applying-program';
import { configOption, examples, jsonOption, type ConfigOptions } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import { loadFederation } from '../load-federation';
import { printProblems, printWarnings } from '../print-problems';
import type { AddCommand } from '../command';
import type { Rotation } from '../handover/rotation';

/** `federation handover`: what no code can do, as a check-list. */
export const handover: AddCommand = (program, io, end) => {
  program
    .command('handover')
    .summary('print what a person still has to do, with the exact values')
    .description(
      "Prints, as a Markdown check-list, what no API can do for this configuration: first of all Okta's Provisioning tab; " +
        'also what has to be there before the first apply, and what is left to do after one. A change that needs several ' +
        'applies is listed with its step and the next one; --rotate leads through the rotation of a key, from the step ' +
        'that the configuration is at. Reads the configuration only.',
    )
    .addOption(configOption())
    .addOption(
      new Option('--rotate <key>', 'only the steps that rotate this key').choices(['signing-key', 'provisioning-key']),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'federation handover',
        'federation handover --json',
        'federation handover --rotate signing-key',
        'federation handover > TODO.md',
      ),
    )
    .action(async ({ config, json, rotate }: ConfigOptions & { json?: boolean; rotate?: Rotation }) => {
      const loaded = await loadFederation(config, io);
      if ('problems' in loaded) {
        printProblems(loaded.problems, io.err);
        end(EXIT.problems);
        return;
      }
      printWarnings(loaded.warnings, io.err);
      const [{ handoverSteps }, { rotationSteps }, { formatSteps }] = await Promise.all([
        import('../handover/steps'),
        import('../handover/rotation'),
        import('../handover/format-steps'),
      ]);
      const { federation } = loaded;
      const named = applyingProgram(io.env);
      const steps = rotate === undefined ? handoverSteps(federation, named) : rotationSteps(rotate, federation, named);
      if (typeof steps === 'string') throw new Failure(steps);
      const title = rotate === undefined ? undefined : `Rotate the ${rotate.replace('-', ' ')}`;
      io.out.write(json ? `${JSON.stringify({ steps }, null, 2)}\n` : formatSteps(steps, title));
    });
};
