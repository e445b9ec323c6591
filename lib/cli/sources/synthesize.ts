import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CODE } from '../config-directory';
import { Failure } from '../failure';

export interface Synthesis {
  /** Directory of the configuration. */
  readonly config: string;
  /** What the user calls it. @default - the directory */
  readonly label?: string;
  /** Folder that the stacks are written to. */
  readonly outdir: string;
  /** The checkout whose code synthesizes. @default - this program's own */
  readonly checkout?: string;
  /** `YYYY-MM-DD`, the same for everything that is compared. */
  readonly today: string;
  /** Remedy besides that of the problems. @default - none */
  readonly remedy?: string;
}

/**
 * Synthesizes a configuration as `cdktf synth` does: the checkout's own main.ts in a process of its own, so that what is
 * read back is what would be deployed, whichever version made it.
 * @throws Failure with what main.ts printed
 */
export async function synthesize(synthesis: Synthesis): Promise<void> {
  const { config, label = config, outdir, checkout = CODE, today, remedy } = synthesis;
  const env = {
    ...passedOn(process.env),
    FEDERATION_CONFIG: config,
    CDKTF_OUTDIR: outdir,
    FEDERATION_TODAY: today,
  };
  const child = spawn(process.execPath, mainOf(checkout), { cwd: checkout, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let problems = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (problems += text));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code === 0) return;
  throw new Failure(
    [`${label} can't be synthesized:`, problems.trim(), ...(remedy === undefined ? [] : [remedy])].join('\n'),
  );
}

/**
 * The variables that the code of another side gets: no token, no AWS or Okta credential, no option of Node.js, whatever
 * the user has in the environment. It may read the user's files all the same (docs/decisions/131).
 */
export function passedOn(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && /^(PATH|HOME|FEDERATION_\w+)$/.test(name) ? [[name, value]] : [],
    ),
  );
}

/** From source in a checkout, compiled in a package. */
function mainOf(folder: string): string[] {
  const compiled = join(folder, 'main.js');
  return existsSync(compiled) ? [compiled] : ['-r', 'ts-node/register', join(folder, 'main.ts')];
}
