import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { programEnvironment } from '../terraform/environment';
import { runProgram } from '../terraform/run-program';
import { readStacks, type Stack } from './read-stacks';
import { copyConfig } from './rehearsal-config';

export interface SynthesisOptions {
  /** Directory of the configuration. */
  readonly config: string;
  /** Folder that copy, plan and state are kept in; the same one again keeps the state. */
  readonly work: string;
  readonly layout?: 'per-account';
  readonly signal?: AbortSignal;
}

/** The configuration is refused. The message is what its check printed. */
class SynthesisFailed extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'SynthesisFailed';
  }
}

const ROOT = resolve(__dirname, '..', '..');

/**
 * Runs the project's own program on a copy of a configuration, as `cdktf synth` does: another process, so that the
 * sandbox sees nothing but the plan.
 * @throws SynthesisFailed
 */
export async function synthesize({ config, work, layout, signal }: SynthesisOptions): Promise<Stack[]> {
  const [copy, out, stateDirectory] = ['config', 'cdktf.out', 'state'].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ];
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(stateDirectory, { recursive: true });
  copyConfig(config, copy, { stateDirectory, layout });
  const outcome = await runProgram(process.execPath, ['-r', 'ts-node/register', 'main.ts'], {
    cwd: ROOT,
    env: { ...programEnvironment(process.env), FEDERATION_CONFIG: copy, CDKTF_OUTDIR: out },
    signal,
  });
  if (outcome.code === 0) return readStacks(out);
  const text = outcome.stderr.trim() === '' ? outcome.stdout : outcome.stderr;
  throw new SynthesisFailed(text.trim().replaceAll(copy, config));
}
