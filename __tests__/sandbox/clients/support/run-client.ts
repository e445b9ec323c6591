import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProgram, type Outcome } from '../../../../sandbox/terraform/run-program';

/** A home folder for one client, with its settings and nothing of anybody else's. */
export interface ClientHome {
  readonly directory: string;
  /** Writes a file, by its path below the home folder. */
  write(path: string, text: string): void;
  /** Runs the client. It sees the PATH, this home and `env`, and gives up after a minute. */
  run(
    program: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    onLine?: (line: string) => void,
  ): Promise<Outcome>;
  remove(): void;
}

const PATIENCE_MS = 60_000;

export function clientHome(): ClientHome {
  const directory = mkdtempSync(join(tmpdir(), 'federation-client-'));
  return {
    directory,
    write(path, text) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text, { mode: 0o600 });
    },
    run: (program, args, env = {}, onLine) =>
      runProgram(program, args, {
        cwd: directory,
        env: { PATH: process.env['PATH'], HOME: directory, LANG: 'C.UTF-8', ...env },
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(onLine ? { onLine } : {}),
      }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
