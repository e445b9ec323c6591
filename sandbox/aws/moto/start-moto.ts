import { randomBytes } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { programEnvironment } from '../../terraform/environment';
import { pythonEnvironment } from './python-environment';

export interface Moto {
  /** e.g. `http://127.0.0.1:40123` */
  readonly url: string;
  /** Header `x-sandbox-token` of every request; moto answers to nothing else. */
  readonly token: string;
  readonly pid: number;
  /** Resolves when the process is gone. May be called again. */
  stop(): Promise<void>;
}

export interface MotoOptions {
  /** Folder that the virtual environment is kept in. @default `.cache` of the project */
  readonly cache?: string;
  readonly signal?: AbortSignal;
}

const CACHE = resolve(__dirname, '..', '..', '..', '.cache');
const REQUIREMENTS = join(__dirname, 'requirements.txt');
const SERVE = join(__dirname, 'serve.py');

/**
 * Starts moto on a free port of 127.0.0.1, in an environment that is made where it is missing and made anew where it
 * does not work. Moto ends with this process, even if that is killed.
 * @throws PythonUnavailable
 */
export async function startMoto({ cache = CACHE, signal }: MotoOptions = {}): Promise<Moto> {
  const environment = { requirements: REQUIREMENTS, cache, signal };
  const python = await pythonEnvironment(environment);
  try {
    return await serve(python);
  } catch {
    return serve(await pythonEnvironment({ ...environment, rebuild: true }));
  }
}

function serve(python: string): Promise<Moto> {
  const token = randomBytes(32).toString('base64url');
  const env = { ...motoEnvironment(process.env), SANDBOX_TOKEN: token };
  const child = spawn(python, ['-I', SERVE], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4_000)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`moto did not start: ${errors.trim().split('\n').slice(-3).join(' ')}`)));
    createInterface(child.stdout).once('line', (line) => {
      const port = /^listening (\d+)$/.exec(line)?.[1];
      if (port === undefined || child.pid === undefined) reject(new Error(`moto said: ${line}`));
      else resolve({ url: `http://127.0.0.1:${port}`, token, pid: child.pid, stop: () => stop(child) });
    });
  });
}

/** Moto gets nothing of the caller's settings: not a key, no endpoint, no account. */
function motoEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...programEnvironment(env), MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL'); // All it has is in memory.
  });
}
