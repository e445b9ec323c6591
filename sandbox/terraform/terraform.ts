import { join } from 'node:path';
import type { TerraformBinary } from './find-terraform';
import { programEnvironment } from './environment';
import { runProgram, type Outcome, type RunOptions } from './run-program';

export interface TerraformOptions {
  readonly binary: TerraformBinary;
  /** Folder with the `*.tf.json`, e.g. `cdktf.out/stacks/federation`. */
  readonly directory: string;
  /** CLI configuration, see `cliConfigFile`; empty: the program's own. */
  readonly cliConfig: string;
  /** Everything the providers look for: `OKTA_*`, `AWS_*`. The user's own do not get there. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** @default 'SIGINT' */
  readonly stopWith?: RunOptions['stopWith'];
  readonly onLine?: (line: string) => void;
}

/** A Terraform command that failed. Its message holds Terraform's own errors, without the plan. */
export class TerraformFailed extends Error {
  constructor(
    /** e.g. `terraform plan` */
    readonly command: string,
    readonly outcome: Outcome,
  ) {
    const text = outcome.stderr.trim() === '' ? outcome.stdout : outcome.stderr;
    super(`${command} failed (exit code ${outcome.code}):\n${text.trim().slice(-6_000)}`);
    this.name = 'TerraformFailed';
  }
}

/** Terraform or OpenTofu in one folder. Every command refuses to ask anything and prints no colour. */
export class Terraform {
  constructor(private readonly options: TerraformOptions) {}

  async init(): Promise<void> {
    await this.must('init', '-backend=true');
  }

  /** @returns whether the plan changes anything; `file` then holds it */
  async plan(file: string, ...args: string[]): Promise<boolean> {
    const outcome = await this.run('plan', '-detailed-exitcode', `-out=${file}`, ...args);
    if (outcome.code === 0 || outcome.code === 2) return outcome.code === 2;
    throw this.failed('plan', outcome);
  }

  /** Applies a plan file, or the folder as it stands. */
  async apply(...args: string[]): Promise<void> {
    await this.must('apply', '-auto-approve', ...args);
  }

  async destroy(...args: string[]): Promise<void> {
    await this.must('destroy', '-auto-approve', ...args);
  }

  /** `terraform show -json` of a plan file, or of the state. */
  async show(file?: string): Promise<unknown> {
    const { stdout } = await this.must('show', '-json', ...(file === undefined ? [] : [file]));
    return JSON.parse(stdout) as unknown;
  }

  /** Addresses in the state, sorted; empty where there is none. */
  async addresses(): Promise<string[]> {
    const { stdout, stderr, code } = await this.run('state', 'list');
    if (code !== 0 && !stderr.includes('No state file was found')) throw this.failed('state', { code, stdout, stderr });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .sort();
  }

  /** Values of the outputs that are not sensitive. */
  async outputs(): Promise<Map<string, unknown>> {
    const { stdout } = await this.must('output', '-json');
    const outputs = JSON.parse(stdout) as Record<string, { sensitive: boolean; value: unknown }>;
    return new Map(
      Object.entries(outputs)
        .filter(([, { sensitive }]) => !sensitive)
        .map(([name, { value }]) => [name, value]),
    );
  }

  /** Runs a command whatever its exit code. */
  run(command: string, ...args: string[]): Promise<Outcome> {
    const { binary, directory, cliConfig, env, signal, stopWith, onLine } = this.options;
    return runProgram(binary.path, [command, ...(FLAGS.get(command) ?? []), ...args], {
      cwd: directory,
      env: {
        ...programEnvironment(process.env, { download: command === 'init' }),
        ...env,
        TF_CLI_CONFIG_FILE: cliConfig,
        TF_DATA_DIR: join(directory, '.terraform'),
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
      },
      signal,
      stopWith,
      onLine,
    });
  }

  private async must(command: string, ...args: string[]): Promise<Outcome> {
    const outcome = await this.run(command, ...args);
    if (outcome.code !== 0) throw this.failed(command, outcome);
    return outcome;
  }

  private failed(command: string, outcome: Outcome): TerraformFailed {
    return new TerraformFailed(`${this.options.binary.name} ${command}`, outcome);
  }
}

const NO_QUESTIONS = ['-input=false', '-no-color'];
/** What keeps a command from asking for values and from colouring its output. */
const FLAGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['init', NO_QUESTIONS],
  ['plan', NO_QUESTIONS],
  ['apply', NO_QUESTIONS],
  ['destroy', NO_QUESTIONS],
  ['show', ['-no-color']],
  ['output', ['-no-color']],
  ['validate', ['-no-color']],
]);
