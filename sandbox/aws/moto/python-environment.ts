import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runProgram, type Outcome } from '../../terraform/run-program';

export interface PythonEnvironmentOptions {
  /** Pinned requirements file; another content is another environment. */
  readonly requirements: string;
  /** Folder that environments are kept in; made where missing. */
  readonly cache: string;
  /** What the environment is for: the first part of its folder's name. @default moto */
  readonly name?: string;
  /** Names to look for on the PATH. @default python3, python */
  readonly interpreters?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** An environment that is there is thrown away first: it turned out not to work. */
  readonly rebuild?: boolean;
  readonly signal?: AbortSignal;
}

/** There is no Python to run moto with, or its packages are not available. Its message says what to do. */
class PythonUnavailable extends Error {
  constructor(what: string, remedy: string) {
    super(`The local AWS accounts need Python ${OLDEST.join('.')} or newer, with pip and venv: ${what} ${remedy}`);
    this.name = 'PythonUnavailable';
  }
}

/** What the pinned packages ask for. */
const OLDEST = [3, 10] as const;
const COMPLETE = 'complete';
const INSTALL_PYTHON = 'Install it (https://www.python.org/downloads/, on Debian: apt install python3 python3-venv).';

/**
 * A virtual environment that holds exactly the pinned packages, made where it is missing. It is built aside and then
 * renamed, so that a build which was cut off is never taken for an environment, and two processes at once end up with
 * one that works.
 * @returns path of its Python
 * @throws PythonUnavailable
 */
export async function pythonEnvironment(options: PythonEnvironmentOptions): Promise<string> {
  const { requirements, cache, name = 'moto', rebuild = false } = options;
  const { interpreter, version } = await findInterpreter(options);
  const key = createHash('sha256').update(`${version}\n`).update(readFileSync(requirements)).digest('hex');
  const directory = join(cache, `${name}-${key.slice(0, 12)}`);
  const python = join(directory, ...PYTHON);
  if (rebuild) discard(directory);
  if (existsSync(join(directory, COMPLETE)) && existsSync(python)) return python;
  mkdirSync(cache, { recursive: true });
  removeAbandoned(directory);
  const aside = `${directory}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await build(aside, interpreter, options);
    publish(aside, directory);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return python;
}

const PYTHON = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];

async function findInterpreter({
  interpreters = ['python3', 'python'],
  env = process.env,
  signal,
}: PythonEnvironmentOptions): Promise<{ interpreter: string; version: string }> {
  const tooOld: string[] = [];
  for (const interpreter of interpreters) {
    const script = 'import sys, sysconfig; print(*sys.version_info[:2], sysconfig.get_platform(), sys.executable)';
    const outcome = await attempt(interpreter, ['-c', script], {
      cwd: process.cwd(),
      env,
      signal,
    });
    const [major, minor] = outcome?.stdout.trim().split(' ').map(Number) ?? [];
    if (outcome?.code !== 0 || major === undefined || minor === undefined) continue;
    if (major === OLDEST[0] && minor >= OLDEST[1]) return { interpreter, version: outcome.stdout.trim() };
    tooOld.push(`${interpreter} is ${major}.${minor}`);
  }
  throw new PythonUnavailable(
    tooOld.length > 0 ? `${tooOld.join(', ')}.` : `no ${interpreters.join(' or ')} on the PATH.`,
    INSTALL_PYTHON,
  );
}

async function build(directory: string, interpreter: string, options: PythonEnvironmentOptions): Promise<void> {
  const { requirements, env = process.env, signal } = options;
  const run = { cwd: dirname(directory), env: { ...env, PYTHONHOME: undefined }, signal };
  const python = join(directory, ...PYTHON);
  // Unpacking another pip takes longer than everything else; the one that is there can install from outside.
  const outside = PIP_WITH_PYTHON_OPTION.test(
    (await attempt(interpreter, ['-m', 'pip', '--version'], run))?.stdout ?? '',
  );
  const made = await attempt(interpreter, ['-m', 'venv', ...(outside ? ['--without-pip'] : []), directory], run);
  if (made?.code !== 0) throw new PythonUnavailable(`"venv" failed: ${lastLines(made)}.`, INSTALL_PYTHON);
  const [program, pip] = outside ? [interpreter, ['-m', 'pip', '--python', python]] : [python, ['-m', 'pip']];
  // Wheels only: nothing that was downloaded runs while it is installed. Moto has a thousand modules, of which a dozen
  // are used: they are compiled when they are.
  const flags = ['--quiet', '--no-input', '--no-compile', '--only-binary=:all:'];
  const installed = await attempt(program, [...pip, 'install', ...flags, '-r', requirements], run);
  if (installed?.code !== 0)
    throw new PythonUnavailable(
      `pip could not install ${basename(requirements)}: ${lastLines(installed)}.`,
      'Check that pip reaches a package index (pip config list) and try again.',
    );
  writeFileSync(join(directory, COMPLETE), '');
}

/** `--python` came with pip 22.3. */
const PIP_WITH_PYTHON_OPTION = /^pip (22\.[3-9]|2[3-9]\.|[3-9]\d\.)/;

/** Moves a finished environment to its place. The second process keeps the first one's: they are the same. */
function publish(aside: string, directory: string): void {
  for (let attempts = 0; attempts < 2; attempts++)
    try {
      renameSync(aside, directory);
      return;
    } catch (error) {
      if (existsSync(join(directory, COMPLETE)) && existsSync(join(directory, ...PYTHON))) return;
      if (attempts > 0) throw error;
      discard(directory);
    }
}

/** Renamed before it is deleted, so that it is never seen with half its files. */
function discard(directory: string): void {
  if (!existsSync(directory)) return;
  const aside = `${directory}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    renameSync(directory, aside);
  } catch {
    return; // Another process was faster.
  }
  rmSync(aside, { recursive: true, force: true });
}

/** Deletes what builds left behind whose process is gone. */
function removeAbandoned(directory: string): void {
  const prefix = `${basename(directory)}.`;
  for (const name of readdirSync(dirname(directory))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : NaN;
    if (Number.isInteger(pid) && !isAlive(pid))
      rmSync(join(dirname(directory), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** `undefined` where the program could not be started. */
async function attempt(
  program: string,
  args: readonly string[],
  options: Parameters<typeof runProgram>[2],
): Promise<Outcome | undefined> {
  try {
    return await runProgram(program, args, options);
  } catch {
    return undefined;
  }
}

function lastLines(outcome: Outcome | undefined): string {
  const text = `${outcome?.stdout ?? ''}\n${outcome?.stderr ?? ''}`.trim();
  return text === '' ? 'it could not be started' : text.split('\n').slice(-4).join(' ').slice(-600);
}
