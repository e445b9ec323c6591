import { run } from '../../../lib/cli/run';
import type { ExitCode } from '../../../lib/cli/exit-code';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface RanOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly colour?: boolean;
}

/** Runs a command line in this process, on a fixed day, and gives what it printed. */
export async function runCli(argv: readonly string[], options: RanOptions = {}): Promise<Ran> {
  const { env = {}, cwd = process.cwd(), colour = false } = options;
  const printed = { out: '', err: '' };
  const sink = (name: 'out' | 'err') => ({ colour, write: (text: string) => void (printed[name] += text) });
  const code = await run(argv, {
    out: sink('out'),
    err: sink('err'),
    env: { FEDERATION_TODAY: '2026-06-01', ...env },
    cwd,
  });
  return { code, ...printed };
}
