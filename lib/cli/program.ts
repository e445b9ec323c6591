import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { AddCommand, End } from './command';
import { access } from './commands/access';
import { accessReviewCommand } from './commands/access-review';
import { addAccount } from './commands/add-account';
import { audit } from './commands/audit';
import { changed, recordApplied } from './commands/changed';
import { explain } from './commands/explain';
import { handover } from './commands/handover';
import { importCommand } from './commands/import';
import { mergeMetadataCommand } from './commands/merge-metadata';
import { moveState } from './commands/move-state';
import { picker } from './commands/picker';
import { profiles } from './commands/profiles';
import { review } from './commands/review';
import { snapshot } from './commands/snapshot';
import { validate } from './commands/validate';
import { ROOT } from './config-directory';
import { EXIT_CODES_HELP } from './exit-code';
import { coloursOf, type Io } from './io';

const COMMANDS: readonly AddCommand[] = [
  validate,
  addAccount,
  review,
  access,
  explain,
  picker,
  profiles,
  handover,
  snapshot,
  importCommand,
  audit,
  accessReviewCommand,
  changed,
  recordApplied,
  mergeMetadataCommand,
  moveState,
];

/** The command line: everything that `--help` shows. Commands load what they need when they run, so help is quick. */
export function program(io: Io, end: End): Command {
  const { bold, cyan, red } = coloursOf(io.out);
  const root = new Command('federation')
    .description('Who may log in from Okta to which role of which AWS account, as code.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError()
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      getOutHelpWidth: () => io.out.columns ?? 80,
      getErrHelpWidth: () => io.err.columns ?? 80,
      getOutHasColors: () => io.out.colour,
      getErrHasColors: () => io.err.colour,
      outputError: (text, write) => write(io.err.colour ? text.replace(/^error:/, red('error:')) : text),
    })
    .configureHelp({ styleTitle: (title) => bold(title), styleCommandText: cyan, styleOptionText: cyan })
    .addHelpText(
      'after',
      `
Every command takes --config DIR; without it the environment variable FEDERATION_CONFIG counts, then the nearest
"config" folder. FEDERATION_TODAY=YYYY-MM-DD sets the day that ends of grants are compared with; NO_COLOR turns colours
off.

${EXIT_CODES_HELP}

Synthesize with npm run synth; plan and apply with terraform or tofu, or with npx cdktf diff | deploy`,
    );
  for (const add of COMMANDS) add(root, io, end);
  return root;
}

function version(): string {
  const { version: text } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return text;
}
