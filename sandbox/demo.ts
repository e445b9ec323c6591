import { Command } from 'commander';
import { demonstrate } from './demo/demonstrate';
import { tell } from './demo/story';
import { runMain } from './run/main';
import { narrator } from './run/narrator';
import { startSandbox } from './run/start-sandbox';

const program = new Command('npm run demo --')
  .description(
    'Applies a configuration to a local Okta org and local AWS accounts, logs in as a user, assumes a role, and shows that the role goes with the membership. Nothing outside this machine is touched, and nothing is left behind.',
  )
  .option('--config <dir>', 'configuration to show', process.env['FEDERATION_CONFIG'] ?? 'config')
  .addHelpText('after', '\nExit codes: 0 everything came out as planned, 1 anything else, 130 stopped by Ctrl-C.');

void runMain(async (signal) => {
  const { config } = program.parse().opts<{ config: string }>();
  const tellLine = (line: string) => process.stdout.write(`${line}\n`);
  const voice = narrator(tellLine, signal);
  const sandbox = await startSandbox({ config, narrator: voice, signal });
  try {
    const story = await demonstrate(sandbox, voice);
    tellLine('');
    tell(story).forEach(tellLine);
  } finally {
    await sandbox.stop();
  }
  tellLine('');
  tellLine('Everything was stopped and removed. To click through it yourself: npm run sandbox');
  return 0;
});
