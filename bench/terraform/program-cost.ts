import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a program and everything that it started cost together. */
export interface ProgramCost {
  readonly wallMs: number;
  /** Processor time of all processes of the run. */
  readonly cpuMs: number;
  /** Most memory that all processes had at the same time, pages that they share counted once; 0 where /proc is missing. */
  readonly peakMegabytes: number;
  readonly code: number;
  readonly output: string;
}

const EVERY_MS = 250;
const ROOT = resolve(__dirname, '..', '..');

/** Runs a program to its end. Bash measures it, since it waits for what the program has waited for. */
export async function programCost(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<ProgramCost> {
  const start = performance.now();
  const child = spawn('bash', ['-c', 'TIMEFORMAT="cpu %U %S"; time "$0" "$@"', program, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryBelow(child.pid ?? 0));
  }, EVERY_MS);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (ended) => {
      resolve(ended ?? 1);
    });
  });
  clearInterval(timer);
  const wallMs = performance.now() - start;
  const [, user, system] = /^cpu ([\d.]+) ([\d.]+)$/m.exec(output) ?? [];
  return {
    wallMs,
    cpuMs: (Number(user) + Number(system)) * 1000,
    peakMegabytes: peak / 1024,
    code,
    output: output.replace(/^cpu [\d.]+ [\d.]+\n?/m, ''),
  };
}

/** Runs the command line of this project. @throws Error where the command fails */
export async function federation(args: readonly string[]): Promise<ProgramCost> {
  const cost = await programCost(process.execPath, [join(ROOT, 'bin', 'federation'), ...args], {
    cwd: ROOT,
    env: process.env,
  });
  if (cost.code !== 0) throw new Error(cost.output);
  return cost;
}

/** Kilobytes of a process and its descendants, pages that they share counted once; 0 where /proc is missing. */
export function memoryBelow(pid: number): number {
  return shareOf(pid) + childrenOf(pid).reduce((sum, child) => sum + memoryBelow(child), 0);
}

/** A process has children by the thread that started them. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${String(pid)}/task`).flatMap((thread) =>
      read(`/proc/${String(pid)}/task/${thread}/children`)
        .split(' ')
        .filter((child) => child !== '')
        .map(Number),
    );
  } catch {
    // It has ended.
    return [];
  }
}

/** Proportional set size: a page that three processes share counts a third for each. */
function shareOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${String(pid)}/smaps_rollup`))?.[1] ?? 0);
}

/** A process may have ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
