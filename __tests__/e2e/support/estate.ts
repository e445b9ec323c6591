import { App } from 'cdktf';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseDocument, type Document } from 'yaml';
import { loadConfig } from '../../../lib/config/load';
import { buildStacks } from '../../../lib/stacks/build-stacks';
import type { Partition } from '../../../sandbox/aws/partition';
import { startAws, type Aws } from '../../../sandbox/aws/start';
import { addMember } from '../../../sandbox/okta/memberships';
import type { RuleTimingOptions } from '../../../sandbox/okta/rule-timing';
import { startOkta, type LocalOkta, type OktaOptions } from '../../../sandbox/okta/start';
import { specOf } from '../../../sandbox/run/account-spec';
import { needsOf } from '../../../sandbox/stacks/needs';
import { readStacks, type Stack } from '../../../sandbox/stacks/read-stacks';
import { cliConfigFile } from '../../../sandbox/terraform/cli-config';
import { findTerraform, type TerraformBinary } from '../../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../../sandbox/terraform/provider-mirrors';
import { Terraform, TerraformFailed, type TerraformOptions } from '../../../sandbox/terraform/terraform';
import { RoleSampler, watchRoles, type Watched, type WatchOptions } from '../../support/role-sampler';

/** Local AWS accounts that the tests of a file share: each takes accounts of its own. */
export class Accounts {
  private taken = 0;

  private constructor(readonly aws: Aws) {}

  static async start(partition: Partition = 'aws'): Promise<Accounts> {
    return new Accounts(await startAws({ accounts: [], partition }));
  }

  /** An id that no other test has. */
  next(): string {
    const id = this.coming;
    this.taken += 1;
    return id;
  }

  /** The id that `next` gives. */
  get coming(): string {
    return `1${String(this.taken + 1).padStart(11, '0')}`;
  }

  stop(): Promise<void> {
    return this.aws.stop();
  }
}

export interface EstateOptions {
  readonly accounts: Accounts;
  /** Files of the configuration; `federation.yaml` needs no backend. */
  readonly files: Readonly<Record<string, string>>;
  /** Login → names of the management groups that the person is put into by hand after the first apply. */
  readonly people: Readonly<Record<string, readonly string[]>>;
  /** Names of groups that exist before the first apply. @default - none */
  readonly groups?: readonly OrgGroup[];
  /** Name of the Okta org. @default 'mueller-tech' */
  readonly org?: string;
  /** Version of the Okta provider. */
  readonly okta: string;
  readonly ruleTiming?: RuleTimingOptions;
}

type OrgGroup = NonNullable<OktaOptions['groups']>[number];

/** What an apply was like. */
export interface Applied {
  /** `<address>: <what was done>`, of all stacks, in the order in which it was done. */
  readonly done: readonly string[];
}

export const TODAY = '2026-11-25';

/** An organization of its own: an Okta org, some accounts, a configuration, and Terraform that applies it for real. */
export class Estate {
  readonly sampler: RoleSampler;
  private readonly binary: TerraformBinary = findTerraform();
  private readonly cliConfig: string;

  private constructor(
    readonly directory: string,
    readonly okta: LocalOkta,
    private readonly options: Omit<EstateOptions, 'files'>,
  ) {
    this.cliConfig = cliConfigFile(directory, findProviderMirrors(this.binary), this.binary);
    this.sampler = new RoleSampler(() => okta.org, options.accounts.aws);
  }

  /** Makes the organization and applies the configuration for the first time. */
  static async start(options: EstateOptions): Promise<Estate> {
    const estate = await Estate.empty(options);
    const { okta } = estate;
    try {
      estate.writeAll(options.files);
      await estate.apply();
      estate.join(options.people);
      okta.org.ruleTiming.change(options.ruleTiming ?? {});
      return estate;
    } catch (error) {
      await estate.stop();
      throw error;
    }
  }

  /** The organization with its people and groups; no configuration was written or applied. */
  static async empty(options: Omit<EstateOptions, 'files'>): Promise<Estate> {
    const { accounts, org: name = 'mueller-tech', groups = [] } = options;
    const users = Object.keys(options.people).map((login) => ({ login, password: 'Correct-Horse-1' }));
    const okta = await startOkta({ name, users, groups, signInBase: accounts.aws.signInBase });
    return new Estate(mkdtempSync(join(tmpdir(), 'estate-')), okta, options);
  }

  get config(): string {
    return join(this.directory, 'config');
  }

  /** Ids of the accounts of the configuration. */
  get accountIds(): string[] {
    return loadConfig(this.config, { today: TODAY }).federation.accounts.map(({ id }) => id);
  }

  /** Name of the SAML provider. */
  get identityProvider(): string {
    return loadConfig(this.config, { today: TODAY }).federation.identityProvider;
  }

  /** Folder of the local state files. */
  get state(): string {
    return join(this.directory, 'state');
  }

  writeAll(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const file = join(this.config, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (name !== 'federation.yaml' || /^backend:/m.test(text)) return;
    this.edit(name, (document) => document.set('backend', { local: { directory: this.state } }));
  }

  /** Changes a file as its author would. */
  edit(name: string, change: (document: Document) => void): void {
    const document = parseDocument(readFileSync(join(this.config, name), 'utf8'));
    change(document);
    writeFileSync(join(this.config, name), document.toString());
  }

  remove(name: string): void {
    rmSync(join(this.config, name));
  }

  /** Puts people into groups by hand, as an administrator would. */
  join(people: Readonly<Record<string, readonly string[]>>): void {
    for (const [login, groups] of Object.entries(people))
      for (const name of groups) addMember(this.okta.org, this.groupId(name), login);
  }

  /** Id of the group that has this name now. */
  groupId(name: string): string {
    const found = [...this.okta.org.groups.values()].find(({ profile }) => profile.name === name);
    if (!found) throw new Error(`the org has no group ${JSON.stringify(name)}`);
    return found.id;
  }

  /** Writes the stacks of the configuration as it is now; what a real organization would have is made. */
  async synthesize(outdir = join(this.directory, 'cdktf.out')): Promise<Stack[]> {
    rmSync(join(outdir, 'manifest.json'), { force: true });
    const { federation } = loadConfig(this.config, { today: TODAY });
    const app = new App({ outdir, stackTraces: false });
    buildStacks(app, federation);
    app.synth();
    const stacks = readStacks(outdir);
    for (const { directory } of stacks) this.pinProvider(join(directory, 'cdk.tf.json'));
    await this.options.accounts.aws.prepare(needsOf(stacks).accounts.map(specOf));
    return stacks;
  }

  /** @throws TerraformFailed */
  async apply(): Promise<Applied> {
    const done: string[] = [];
    for (const stack of await this.synthesize()) done.push(...(await this.applyStack(stack)).done);
    await this.rulesRun();
    return { done };
  }

  /**
   * Applies while everybody's roles are watched, until the last rule was evaluated.
   * @param stopAfter first applies, stops Terraform after so many things were done, and applies again
   * @throws TerraformFailed
   */
  async applyWatching({ stopAfter, ...options }: WatchOptions & { stopAfter?: number } = {}): Promise<
    Watched & Applied
  > {
    let applied: Applied = { done: [] };
    const work = async () => {
      if (stopAfter !== undefined) await this.applyStopped(stopAfter);
      applied = await this.apply();
    };
    return { ...(await watchRoles(this.sampler, work, options)), ...applied };
  }

  /**
   * Applies, and stops Terraform as a cancelled pipeline does once it has done so many things.
   * @returns whether it was stopped before its end
   */
  async applyStopped(after: number): Promise<boolean> {
    const stop = new AbortController();
    let count = 0;
    for (const stack of await this.synthesize()) {
      const onDone = () => {
        count += 1;
        if (count >= after) stop.abort();
      };
      try {
        await this.applyStack(stack, { signal: stop.signal, onDone });
      } catch (error) {
        if (!stop.signal.aborted) throw error;
      }
      if (stop.signal.aborted) return true;
    }
    return false;
  }

  /**
   * Applies, and kills Terraform with its providers (SIGKILL), as a lost machine does, once `when` says so.
   * @throws Error if it came to its end
   */
  async applyKilled(when: () => boolean): Promise<void> {
    const stop = new AbortController();
    const watch = setInterval(() => {
      if (when()) stop.abort();
    }, 1);
    try {
      for (const stack of await this.synthesize()) {
        await this.terraform(stack).init();
        const { code } = await this.terraform(stack, { signal: stop.signal, stopWith: 'SIGKILL' }).run(
          'apply',
          '-auto-approve',
        );
        if (stop.signal.aborted) return;
        if (code !== 0) throw new Error(`${stack.name} could not be applied`);
      }
    } finally {
      clearInterval(watch);
    }
    throw new Error('Terraform came to its end before it was killed');
  }

  /** Plans one stack and keeps the plan for `applyPlan`. @returns `terraform show -json` of it */
  async plan(stack: Stack): Promise<unknown> {
    const terraform = this.terraform(stack);
    await terraform.init();
    await terraform.plan('tfplan');
    return terraform.show('tfplan');
  }

  /** @throws TerraformFailed */
  async applyPlan(stack: Stack): Promise<void> {
    await this.terraform(stack).apply('tfplan');
    await this.rulesRun();
  }

  /** What a plan would change, `<stack>: <summary>`; nothing where everything is as the configuration says. */
  async planned(): Promise<string[]> {
    const found: string[] = [];
    for (const stack of await this.synthesize()) {
      const terraform = this.terraform(stack);
      await terraform.run('init', '-reconfigure');
      const outcome = await terraform.run('plan', '-detailed-exitcode');
      if (outcome.code !== 0 && outcome.code !== 2) throw new TerraformFailed('plan', outcome);
      if (outcome.code === 2)
        found.push(
          `${stack.name}: ${/^Plan: .*$/m.exec(outcome.stdout)?.[0] ?? 'Changes to Outputs.'}`,
          ...[...outcome.stdout.matchAll(/^ {2}# (.* (?:will|must) be .*)$/gm)].map(([, line = '']) => line),
          ...[...outcome.stdout.matchAll(/^ +[~+-] .*$/gm)].map(([line]) => line.slice(0, 300)),
        );
    }
    return found;
  }

  /** What Terraform says to the plans that it refuses, of all stacks. @throws Error if it makes them all */
  async refusals(): Promise<string> {
    const refused: string[] = [];
    for (const stack of await this.synthesize()) {
      const terraform = this.terraform(stack);
      await terraform.run('init', '-reconfigure');
      const { code, stderr } = await terraform.run('plan');
      // Terraform breaks its lines and puts a bar before each.
      if (code !== 0) refused.push(stderr.replace(/\s*[│╷╵]\s*/g, ' ').replace(/\s+/g, ' '));
    }
    if (refused.length === 0) throw new Error('Terraform has made the plan.');
    return refused.join('\n');
  }

  terraform(stack: Pick<Stack, 'directory'>, more: Pick<TerraformOptions, 'signal' | 'stopWith' | 'onLine'> = {}) {
    const { binary, cliConfig, okta } = this;
    const { directory } = stack;
    return new Terraform({
      binary,
      directory,
      cliConfig,
      env: { ...this.options.accounts.aws.environment, ...okta.env },
      ...more,
    });
  }

  /** Environment for programs that start Terraform themselves. */
  get environment(): Record<string, string> {
    return { ...this.options.accounts.aws.environment, ...this.okta.env, TF_CLI_CONFIG_FILE: this.cliConfig };
  }

  /** Names of somebody's roles, without account and path. */
  async rolesOf(login: string): Promise<string[]> {
    const roles = (await this.sampler.look()).get(login) ?? new Set();
    return [...roles].map((arn) => arn.split('/').pop() ?? '').sort();
  }

  /** Until no group rule waits for its evaluation. */
  async rulesRun(): Promise<void> {
    while (this.okta.org.ruleTiming.pending > 0) await new Promise((next) => setTimeout(next, 20));
  }

  async stop(): Promise<void> {
    await this.okta.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async applyStack(
    stack: Stack,
    { signal, onDone }: { signal?: AbortSignal; onDone?: () => void } = {},
  ): Promise<Applied> {
    const done: string[] = [];
    const onLine = (line: string) => {
      const [, address, what] = /^(\S+): (Creation|Modifications|Destruction|Import) complete/.exec(line) ?? [];
      if (address === undefined || what === undefined) return;
      done.push(`${address}: ${what}`);
      onDone?.();
    };
    await this.terraform(stack).init();
    await this.terraform(stack, { onLine, ...(signal ? { signal } : {}) }).apply();
    return { done };
  }

  private pinProvider(file: string): void {
    const json = JSON.parse(readFileSync(file, 'utf8')) as {
      terraform?: { required_providers?: { okta?: { version: string } } };
    };
    const okta = json.terraform?.required_providers?.okta;
    if (!okta) return;
    okta.version = this.options.okta;
    writeFileSync(file, JSON.stringify(json, null, 2));
  }
}
