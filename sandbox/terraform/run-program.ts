import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Asks the program to stop, as Ctrl-C would; it gets 30 s to finish what it does. */
  readonly signal?: AbortSignal;
  /** What `signal` sends; SIGKILL ends the program as a lost machine does. @default 'SIGINT' */
  readonly stopWith?: 'SIGINT' | 'SIGKILL';
  /** Is shown each line as it appears. */
  readonly onLine?: (line: string) => void;
}

/** How long a program that was asked to stop may take to write its state. */
const GRACE_MS = 30_000;

/** Runs a program to its end, whatever its exit code. @throws Error if it could not be started */
export function runProgram(path: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  const { cwd, env, signal, stopWith = 'SIGINT', onLine } = options;
  return new Promise((resolve, reject) => {
    // A group of its own: a Ctrl-C on the terminal reaches us alone, and we pass it on once.
    const child = spawn(path, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8');
      let rest = '';
      child[name].on('data', (text: string) => {
        output[name] += text;
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        if (onLine) lines.forEach(onLine);
      });
    }
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      kill(child.pid, stopWith);
      timer = setTimeout(() => kill(child.pid, 'SIGKILL'), GRACE_MS);
    };
    const orphaned = () => kill(child.pid, 'SIGKILL');
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    process.once('exit', orphaned);
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      process.removeListener('exit', orphaned);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code) => {
      done();
      resolve({ code: code ?? 1, ...output });
    });
  });
}

function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already, which is what was wanted.
  }
}
