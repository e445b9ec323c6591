import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

/** What one process cost. */
export interface Cost {
  /** From start to end of the process, as somebody who waits for it sees it. */
  readonly wallMs: number;
  /** Processor time of the whole process; other work on the machine lengthens it far less than the wall time. */
  readonly cpuMs: number;
  /** Largest resident memory of the whole process. */
  readonly peakMegabytes: number;
  /** What the program printed. */
  readonly output: string;
}

const ROOT = resolve(__dirname, '..');

/** Runs a TypeScript program in a process of its own, so that nothing that came before it counts. */
export async function measure(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Cost> {
  // As each is started by those who use it.
  const compiler = program === 'main.ts' ? 'ts-node/register' : join(ROOT, 'bin', 'typescript.js');
  const preload = ['-r', join(__dirname, 'child', 'report-usage.js'), '-r', compiler];
  const start = performance.now();
  const child = spawn(process.execPath, [...preload, join(ROOT, program), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [output, usage] = [collect(child.stdout), collect(child.stdio[3])];
  const code = await new Promise<number | null>((done, failed) => child.once('error', failed).once('close', done));
  const wallMs = performance.now() - start;
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}`);
  const { peakKilobytes, cpuMicroseconds } = JSON.parse(usage()) as Readonly<
    Record<'peakKilobytes' | 'cpuMicroseconds', number>
  >;
  return { wallMs, cpuMs: cpuMicroseconds / 1000, peakMegabytes: peakKilobytes / 1024, output: output() };
}

/** The cheapest of several runs: what disturbs a run only ever makes it dearer. */
export async function cheapest(runs: number, run: () => Promise<Cost>): Promise<Cost> {
  let best = await run();
  for (let i = 1; i < runs; i++) {
    const next = await run();
    if (next.wallMs < best.wallMs) best = next;
  }
  return best;
}

function collect(stream: unknown): () => string {
  let text = '';
  (stream as NodeJS.ReadableStream).setEncoding('utf8').on('data', (part: string) => (text += part));
  return () => text;
}
