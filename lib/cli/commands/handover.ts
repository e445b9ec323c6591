import { configOption, examples, jsonOption, type ConfigOptions } from '../config-option';
import { EXIT } from '../exit-code';
import { loadFederation } from '../load-federation';
import { printProblems, printWarnings } from '../print-problems';
import type { AddCommand } from '../command';

/** `federation handover`: what no code can do, as a check-list. */
export const handover: AddCommand = (program, io, end) => {
  program
    .command('handover')
    .summary('print what a person still has to do, with the exact values')
    .description(
      "Prints, as a Markdown check-list, what no API can do for this configuration: first of all Okta's Provisioning tab; " +
        'also what has to be there before the first apply, and what is left to do after one. Reads the configuration only.',
    )
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('federation handover', 'federation handover --json', 'federation handover > TODO.md'),
    )
    .action(async ({ config, json }: ConfigOptions & { json?: boolean }) => {
      const loaded = await loadFederation(config, io);
      if ('problems' in loaded) {
        printProblems(loaded.problems, io.err);
        end(EXIT.problems);
        return;
      }
      printWarnings(loaded.warnings, io.err);
      const [{ handoverSteps }, { formatSteps }] = await Promise.all([
        import('../handover/steps'),
        import('../handover/format-steps'),
      ]);
      const steps = handoverSteps(loaded.federation);
      io.out.write(json ? `${JSON.stringify({ steps }, null, 2)}\n` : formatSteps(steps));
    });
};
