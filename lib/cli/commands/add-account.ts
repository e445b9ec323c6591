import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import type { NewAccount } from '../add-account/account-file';
import { asArguments } from '../add-account/as-arguments';
import { configDirectory } from '../config-directory';
import { configOption, examples, jsonOption, type ConfigOptions } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import { coloursOf } from '../io';
import { printProblems, printWarnings } from '../print-problems';
import type { AddCommand } from '../command';

interface Options extends ConfigOptions {
  readonly id: string;
  readonly alias?: string;
  readonly connectRole?: string;
  readonly connectExternalId?: string;
  readonly connectProfile?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `federation add-account`: one new file, which validates. */
export const addAccount: AddCommand = (program, io, end) => {
  program
    .command('add-account')
    .argument('<name>', 'part of the role names: Mueller-Tech in Okta-Mueller-Tech-Admin')
    .summary('write the file of a new account')
    .description(
      'Writes accounts/<name>.yaml, with comments on what else it can contain. The whole configuration is validated with the ' +
        'new file first: a bad or taken id, name or alias is refused, and nothing is written.',
    )
    .requiredOption('--id <digits>', 'account id, 12 digits')
    .option('--alias <alias>', 'IAM account alias to manage')
    .option(
      '--connect-role <name or ARN>',
      'role that Terraform assumes in the account (default: as in federation.yaml)',
    )
    .option('--connect-external-id <id>', 'external id that this role asks for')
    .addOption(
      new Option('--connect-profile <name>', 'AWS profile with which Terraform reaches the account').conflicts([
        'connectRole',
        'connectExternalId',
      ]),
    )
    .option('-n, --dry-run', 'print the file instead of writing it')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'federation add-account Mueller-Data --id 345678901234',
        'federation add-account Mueller-Data --id 345678901234 --alias mueller-data --dry-run',
        'federation add-account Mueller-Data --id 345678901234 --connect-profile mueller-data',
      ),
    )
    .action(async (name: string, options: Options) => {
      const directory = configDirectory(options.config, io);
      const [{ accountFile, accountFileName }, { exampleNames }, { validateWith }, { writeNewFile }] =
        await Promise.all([
          import('../add-account/account-file'),
          import('../add-account/example-names'),
          import('../add-account/validate-with'),
          import('../write-new-file'),
        ]);
      await checkName(name);
      if (options.connectExternalId !== undefined && options.connectRole === undefined)
        throw new Failure('--connect-external-id goes with --connect-role only', EXIT.usage);
      const path = join('accounts', accountFileName(name));
      const file = join(directory, path);
      if (existsSync(resolve(io.cwd, file)))
        throw new Failure(`${file} exists already (edit it, or choose another name)`);
      const text = accountFile(newAccount(name, options), exampleNames(resolve(io.cwd, directory)));
      const { problems, warnings } = await validateWith(directory, path, text, io.env);
      if (problems.length > 0) {
        end(EXIT.problems);
        const translated = asArguments(problems, file);
        if (options.json) {
          const all = [...translated.arguments, ...translated.others];
          io.out.write(`${JSON.stringify({ file, written: false, problems: all }, null, 2)}\n`);
          return;
        }
        for (const { key, requirement, remedy } of translated.arguments)
          io.err.write(`${coloursOf(io.err).red('error:')} ${key}: ${requirement} (${remedy})\n`);
        if (translated.others.length > 0) printProblems(translated.others, io.err);
        io.err.write('nothing was written\n');
        return;
      }
      if (options.dryRun !== true) writeNewFile(resolve(io.cwd, file), text);
      const written = options.dryRun !== true;
      if (options.json) {
        io.out.write(`${JSON.stringify({ file, written, text, problems: [], warnings }, null, 2)}\n`);
        return;
      }
      printWarnings(
        warnings.filter((warning) => warning.file === file),
        io.err,
      );
      if (!written) {
        io.err.write(`would write ${file}:\n`);
        io.out.write(text);
        return;
      }
      io.out.write(
        `wrote ${file}\nnext: bin/federation review --base HEAD shows what it gives to whom; then open a pull request with this one file\n`,
      );
    });
};

/** The name becomes a file's name, so it is checked before anything is read. */
async function checkName(name: string): Promise<void> {
  const [{ RoleName }, { InvalidName }] = await Promise.all([
    import('../../naming/role-name'),
    import('../../naming/invalid-name'),
  ]);
  try {
    RoleName.of({ identityProvider: 'Okta', account: name, role: 'Admin' });
  } catch (error) {
    if (error instanceof InvalidName)
      throw new Failure(`<name> ${JSON.stringify(name)}: ${error.requirement} (${error.remedy})`);
    throw error;
  }
}

function newAccount(name: string, options: Options): NewAccount {
  const { id, alias, connectRole: assumeRole, connectExternalId: externalId, connectProfile: profile } = options;
  return {
    name,
    id,
    alias,
    assumeRole,
    externalId,
    profile,
  };
}
