import { Command, InvalidArgumentError, Option } from 'commander';
import { createInterface } from 'node:readline';
import { startHttpsProxy, type HttpsProxy } from './https-proxy/start';
import { exportsOf, invitation } from './run/invitation';
import { runMain } from './run/main';
import { DELETED_RULES, type DeletedRules } from './okta/rule-timing';
import { narrator } from './run/narrator';
import type { Sandbox } from './run/sandbox';
import { startSandbox } from './run/start-sandbox';

const program = new Command('npm run sandbox --')
  .description(
    'Applies a configuration to a local Okta org and local AWS accounts, and stays up: click through it, or point other tools at it. Ctrl-C stops and removes everything.',
  )
  .option('--config <dir>', 'configuration to run', process.env['FEDERATION_CONFIG'] ?? 'config')
  .option('--https', 'start an HTTPS proxy as well, for login clients that insist on real host names')
  .option('--rule-delay <seconds>', 'evaluate group rules that much later, as a real org does', seconds, 0)
  .addOption(
    new Option(
      '--deleted-rules <what>',
      'what a group rule that is deleted with its users does to people whom another rule serves, too (unproven for a real org)',
    )
      .choices(DELETED_RULES)
      .default('keep'),
  )
  .option('--json', 'print addresses, users and environment as one line of JSON once it is up; progress goes to stderr')
  .addHelpText(
    'after',
    '\nWhile it is up, Enter applies the configuration as it is then.\nExit codes: 0 stopped by Ctrl-C once it was up, 130 before that, 1 it could not be started.',
  );

void runMain(async (signal) => {
  const {
    config,
    json = false,
    https = false,
    ruleDelay: delaySeconds,
    deletedRules,
  } = program.parse().opts<{
    config: string;
    json?: boolean;
    https?: boolean;
    ruleDelay: number;
    deletedRules: DeletedRules;
  }>();
  const progress = json ? process.stderr : process.stdout;
  const voice = narrator((line) => progress.write(`${line}\n`), signal);
  const sandbox = await startSandbox({
    config,
    narrator: voice,
    ruleTiming: { delaySeconds, deletedRules },
    signal,
  });
  let proxy: HttpsProxy | undefined;
  try {
    const embedUrl = await sandbox.embedUrl();
    if (https) proxy = await proxyFor(sandbox);
    if (json) process.stdout.write(`${JSON.stringify(description(sandbox, embedUrl, proxy))}\n`);
    else for (const line of [...invitation(sandbox, embedUrl), ...proxyLines(proxy)]) voice.say(line);
    voice.say('');
    voice.say('Ctrl-C stops and removes everything; Enter applies the configuration as it is then.');
    await untilStopped(signal, async () => {
      try {
        await sandbox.reapply(voice);
      } catch (error) {
        voice.say(error instanceof Error ? error.message : String(error));
      }
    });
  } finally {
    await proxy?.stop();
    await sandbox.stop();
  }
  return 0;
});

function proxyFor({ okta, aws }: Sandbox): Promise<HttpsProxy> {
  const { stsUrl, iamUrl, signInBase } = aws;
  return startHttpsProxy({ oktaOrg: okta.org.name, oktaUrl: okta.url, stsUrl, iamUrl, signInBase });
}

function proxyLines(proxy: HttpsProxy | undefined): string[] {
  if (!proxy) return [];
  return ['', 'For clients that insist on real host names', ...exportsOf(proxy.environment).map((line) => `  ${line}`)];
}

function description(
  { okta, aws, people, parts: { environment, oktaByTerraform } }: Sandbox,
  embedUrl: string,
  proxy: HttpsProxy | undefined,
) {
  return {
    okta: okta.url,
    embedUrl,
    signIn: aws.signInBase,
    users: people.map(({ login, groups }) => ({ login, groups })),
    environment,
    oktaByTerraform,
    ...(proxy ? { httpsProxy: proxy.environment } : {}),
  };
}

/** Until Ctrl-C; every line on standard input is a wish. A closed input is none: the sandbox may run in the background. */
function untilStopped(signal: AbortSignal, onEnter: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const input = createInterface({ input: process.stdin });
    let busy: Promise<void> = Promise.resolve();
    input.on('line', () => {
      busy = busy.then(onEnter);
    });
    const end = () => {
      input.close();
      void busy.then(resolve);
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

function seconds(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= 600) return value;
  throw new InvalidArgumentError('give seconds, 0 to 600');
}
