import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure';
import type { Io } from '../io';
import type { Place } from './place';
import { readState, type State } from './state';

/**
 * Terraform's or OpenTofu's own commands on the state of one place, in a folder with nothing but its backend. No provider
 * is installed: these commands need none.
 */
export class StateProgram {
  /**
   * @param program e.g. `terraform`
   * @param work folder of its own, which nobody else can read
   */
  constructor(
    private readonly program: string,
    private readonly env: Io['env'],
    private readonly work: string,
  ) {}

  /** Makes the folder; whether the place can be reached shows when its state is pulled. @throws Failure */
  async init(place: Place, name: string): Promise<PlacedState> {
    const directory = join(this.work, name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'backend.tf.json'), JSON.stringify({ terraform: place.terraform }));
    // After the backend, `init` looks for the providers that the state names; there it may fail.
    const none = join(directory, 'no-plugins');
    mkdirSync(none);
    const init = await this.start(directory, ['init', '-input=false', '-no-color', `-plugin-dir=${none}`]);
    const run = async (args: readonly string[]) => {
      const outcome = await this.start(directory, args);
      if (outcome.code === 0) return outcome.stdout;
      const text = outcome.stderr.includes('nitialization required') ? init.stderr : outcome.stderr;
      // Never the standard output, which may be a state and hold secrets.
      throw new Failure(`${place.shown}: ${this.program} ${args.slice(0, 2).join(' ')} failed:\n${text.trim()}`);
    };
    return new PlacedState(place, directory, run);
  }

  /** @throws Failure where the program can't be started */
  private async start(directory: string, args: readonly string[]): Promise<Outcome> {
    const { program } = this;
    const child = spawn(program, args, {
      cwd: directory,
      env: environmentFor(this.env, directory),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once('error', reject).once('close', resolve),
    ).catch((error: unknown) => {
      throw new Failure(`${program} can't be started: ${String(error)} (install it, or set TERRAFORM_BINARY_NAME)`);
    });
    return { code, ...output };
  }
}

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The state of a place. */
export class PlacedState {
  constructor(
    readonly place: Place,
    private readonly directory: string,
    private readonly run: (args: readonly string[]) => Promise<string>,
  ) {}

  async pull(): Promise<State | undefined> {
    return readState(await this.pullText(), this.place.shown);
  }

  /**
   * Writes the state as it is, counted once more: Terraform takes some states of its own for others of the same serial.
   * @throws Failure where it is locked
   */
  async pushUnchanged(): Promise<void> {
    const held = JSON.parse(await this.pullText()) as { serial: number };
    await this.pushText(JSON.stringify({ ...held, serial: held.serial + 1 }));
  }

  /** Locks the state meanwhile. @throws Failure where it is locked, has another lineage or is newer */
  async push(state: State): Promise<void> {
    await this.pushText(JSON.stringify(state));
  }

  private pullText(): Promise<string> {
    return this.run(['state', 'pull', '-no-color']);
  }

  private async pushText(text: string): Promise<void> {
    const file = join(this.directory, 'next.tfstate');
    writeFileSync(file, text, { mode: 0o600 });
    await this.run(['state', 'push', '-no-color', '-lock-timeout=0s', file]);
  }
}

/**
 * No setting of the user's leads to another state than their own `init` would: another workspace, or arguments of other
 * commands. What they give `init` stays, e.g. a role for the backend.
 */
function environmentFor(env: Io['env'], directory: string): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^TF_(?:WORKSPACE|DATA_DIR|CLI_ARGS|CLI_ARGS_state.*|INPUT|LOG.*)$/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    TF_DATA_DIR: join(directory, '.terraform'),
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
  };
}
