import { Command, InvalidArgumentError, Option } from 'commander';
import { createInterface } from 'node:readline';
import { startHttpsProxy, type HttpsProxy } from './https-proxy/start';
import { handMadeInvitation, startHandMade } from './hand-made/start';
import { exportsOf, invitation } from './run/invitation';
import { groupNames } from './run/okta-lookup';
import { runMain } from './run/main';
import { rehearsal } from './run/rehearsal';
import { base32, keyUri, rehearsalSecret } from './okta/sign-on/totp';
import { DELETED_RULES, type DeletedRules } from './okta/rule-timing';
import { narrator, type Narrator } from './run/narrator';
import { planThenApply } from './run/plan-then-apply';
import type { Sandbox } from './run/sandbox';
import { startSandbox } from './run/start-sandbox';

const program = new Command('npm run sandbox --')
  .description(
    'Applies a configuration to a local Okta org and local AWS accounts, and stays up: click through it, or point other tools at it. Ctrl-C stops and removes everything.',
  )
  .option('--config <dir>', 'configuration to run', process.env['FEDERATION_CONFIG'] ?? 'config')
  .option('--https', 'start an HTTPS proxy as well, for login clients that insist on real host names')
  .option('--empty', 'apply nothing: your own Terraform or pipeline does it, with the printed environment')
  .option(
    '--hand-made',
    'start an org and an account that people federated by hand, with the usual mess, to try "federation import" on; no configuration is applied',
  )
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
    '\nWhile it is up, Enter shows what the configuration as it is then would change, and Enter again applies it.\nExit codes: 0 stopped by Ctrl-C once it was up, 130 before that, 1 it could not be started.',
  );

void runMain(async (signal) => {
  const {
    config,
    json = false,
    https = false,
    empty = false,
    handMade = false,
    ruleDelay: delaySeconds,
    deletedRules,
  } = program.parse().opts<{
    config: string;
    json?: boolean;
    https?: boolean;
    empty?: boolean;
    handMade?: boolean;
    ruleDelay: number;
    deletedRules: DeletedRules;
  }>();
  const progress = json ? process.stderr : process.stdout;
  const voice = narrator((line) => progress.write(`${line}\n`), signal);
  if (handMade) return runHandMade(voice, json, signal);
  const sandbox = await startSandbox({
    config,
    narrator: voice,
    ruleTiming: { delaySeconds, deletedRules },
    empty,
    signal,
  });
  let proxy: HttpsProxy | undefined;
  try {
    const embedUrl = empty ? undefined : await sandbox.embedUrl();
    if (https) proxy = await proxyFor(sandbox);
    if (json) {
      const groups = await groupsByLogin(sandbox);
      process.stdout.write(`${JSON.stringify(description(sandbox, embedUrl, groups, proxy))}\n`);
    } else {
      const lines = embedUrl === undefined ? rehearsal(sandbox) : invitation(sandbox, embedUrl);
      for (const line of [...lines, ...proxyLines(proxy)]) voice.say(line);
    }
    voice.say('');
    voice.say(
      empty
        ? 'Ctrl-C stops and removes everything; Enter, after an apply, puts the users into their management groups.'
        : 'Ctrl-C stops and removes everything; Enter shows what the configuration as it is then would change.',
    );
    await untilStopped(
      signal,
      attempt(voice, signal, empty ? () => joinPeople(sandbox, voice) : planThenApply(sandbox, voice, signal)),
    );
  } finally {
    await proxy?.stop();
    await sandbox.stop();
  }
  return 0;
});

/** Until Ctrl-C: nothing is applied, so there is nothing to plan. */
async function runHandMade(voice: Narrator, json: boolean, signal: AbortSignal): Promise<number> {
  const made = await startHandMade(voice, signal);
  try {
    const { okta, org, account, embedUrl, environment } = made;
    if (json) process.stdout.write(`${JSON.stringify({ okta: okta.url, org, account, embedUrl, environment })}\n`);
    else for (const line of handMadeInvitation(made)) voice.say(line);
    voice.say('');
    voice.say('Ctrl-C stops and removes everything.');
    await untilStopped(signal, () => Promise.resolve());
  } finally {
    await made.stop();
  }
  return 0;
}

function proxyFor({ okta, aws }: Sandbox): Promise<HttpsProxy> {
  const { stsUrl, iamUrl, signInBase } = aws;
  return startHttpsProxy({ oktaOrg: okta.org.name, oktaUrl: okta.url, stsUrl, iamUrl, signInBase });
}

function proxyLines(proxy: HttpsProxy | undefined): string[] {
  if (!proxy) return [];
  return ['', 'For clients that insist on real host names', ...exportsOf(proxy.environment).map((line) => `  ${line}`)];
}

function description(
  { okta, aws, people, parts: { environment, oktaByTerraform, firstPlan } }: Sandbox,
  embedUrl: string | undefined,
  groups: ReadonlyMap<string, readonly string[]>,
  proxy: HttpsProxy | undefined,
) {
  return {
    okta: okta.url,
    embedUrl,
    stacks: firstPlan.map(({ name, directory }) => ({ name, directory })),
    signIn: aws.signInBase,
    users: people.map(({ login }) => ({
      login,
      groups: groups.get(login) ?? [],
      // A rehearsal's: made from the login, and known to everybody.
      rehearsalTotpSecret: base32(rehearsalSecret(login)),
      rehearsalTotpUri: keyUri(okta.org.name, login),
    })),
    environment,
    oktaByTerraform,
    httpsProxy: proxy?.environment,
  };
}

/** What an Enter does, whatever comes of it. What a stop interrupts is not reported as a failure. */
function attempt(voice: Narrator, signal: AbortSignal, work: () => Promise<void>): () => Promise<void> {
  return async () => {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) voice.say(error instanceof Error ? error.message : String(error));
    }
  };
}

async function joinPeople(sandbox: Sandbox, voice: Narrator): Promise<void> {
  await sandbox.joinManagementGroups();
  voice.say(`The users are in their management groups; the AWS tile is ${await sandbox.embedUrl()}`);
}

/** Every group that each person is in, by the plan and by group rules, or is put into by hand. */
async function groupsByLogin({ api, people }: Sandbox): Promise<ReadonlyMap<string, readonly string[]>> {
  const all = new Map<string, readonly string[]>();
  for (const { login, groups } of people)
    all.set(login, [...new Set([...(await groupNames(api, login)), ...groups])].sort());
  return all;
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
