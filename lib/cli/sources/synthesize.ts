import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../config-directory';
import { Failure } from '../failure';

export interface Synthesis {
  /** Directory of the configuration. */
  readonly config: string;
  /** Folder that the stacks are written to. */
  readonly outdir: string;
  /** The checkout whose code synthesizes. @default - this program's own */
  readonly checkout?: string;
  /** `YYYY-MM-DD`, the same for everything that is compared. */
  readonly today: string;
}

/**
 * Synthesizes a configuration as `cdktf synth` does: the checkout's own main.ts in a process of its own, so that what is
 * read back is what would be deployed, whichever version made it.
 * @throws Failure with what main.ts printed
 */
export async function synthesize({ config, outdir, checkout = ROOT, today }: Synthesis): Promise<void> {
  const env = {
    ...process.env,
    FEDERATION_CONFIG: config,
    CDKTF_OUTDIR: outdir,
    FEDERATION_TODAY: today,
  };
  const args = ['-r', 'ts-node/register', join(checkout, 'main.ts')];
  const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let problems = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (problems += text));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code === 0) return;
  throw new Failure(`${config} can't be synthesized:\n${problems.trim()}`);
}
