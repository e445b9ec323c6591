import { configOption, examples, jsonOption, type ConfigOptions } from '../config-option';
import { EXIT } from '../exit-code';
import { coloursOf } from '../io';
import { credentialWarnings } from '../okta-credentials';
import { loadFederation } from '../load-federation';
import { printProblems, printWarnings } from '../print-problems';
import type { AddCommand } from '../command';
import { formatSummary } from '../summary/format-summary';
import { summarize } from '../summary/summarize';

/** `federation validate`: every problem of the configuration, or what it amounts to. */
export const validate: AddCommand = (program, io, end) => {
  program
    .command('validate')
    .summary('check the configuration; print all problems, or a summary')
    .description(
      'Checks every file of the configuration and prints all problems at once, each with file, line, column and what to ' +
        'do. Without problems: warnings, and accounts, roles, grants and rules against the limits of Okta and AWS. ' +
        'Nothing is synthesized, no credential is needed.',
    )
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('federation validate', 'federation validate --config staging --json'))
    .action(async ({ config, json }: ConfigOptions & { json?: boolean }) => {
      const loaded = await loadFederation(config, io);
      const { directory } = loaded;
      if ('problems' in loaded) {
        end(EXIT.problems);
        const { problems } = loaded;
        if (json) io.out.write(`${JSON.stringify({ ok: false, directory, problems, warnings: [] }, null, 2)}\n`);
        else printProblems(problems, io.err);
        return;
      }
      const { warnings } = loaded;
      const credentials = credentialWarnings(io.env);
      const summary = summarize(loaded.federation);
      if (json) {
        io.out.write(
          `${JSON.stringify({ ok: true, directory, problems: [], warnings, credentials, summary }, null, 2)}\n`,
        );
        return;
      }
      printWarnings(warnings, io.err);
      for (const warning of credentials) io.err.write(`${coloursOf(io.err).yellow('warning:')} ${warning}\n`);
      const colours = coloursOf(io.out);
      io.out.write(`${colours.green('valid')}: ${directory}\n${formatSummary(summary, colours)}`);
    });
};
