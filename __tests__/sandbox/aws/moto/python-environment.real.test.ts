import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pythonEnvironment, type PythonEnvironmentOptions } from '../../../../sandbox/aws/moto/python-environment';

let directory: string;
let options: PythonEnvironmentOptions;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'federation-python-'));
  const requirements = join(directory, 'requirements.txt');
  writeFileSync(requirements, '# nothing\n');
  options = { requirements, cache: join(directory, 'cache'), ...fake() };
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A Python that makes its environments in no time; the real one is in the tests that start moto. */
function fake({ version = '3 11', venv = 'mkdir -p "$dir/bin" && cp "$0" "$dir/bin/python"', pip = 'true' } = {}) {
  const bin = join(directory, 'bin');
  mkdirSync(bin, { recursive: true });
  const cases = `venv) for dir; do :; done; ${venv} ;;\n pip) ${pip} ;;\n *) echo ${version} linux python ;;`;
  writeFileSync(join(bin, 'python3'), `#!/bin/sh\ncase "$2" in\n ${cases}\nesac\n`);
  chmodSync(join(bin, 'python3'), 0o755);
  return { interpreters: [join(bin, 'python3')] };
}

test('makes an environment once, and another one for other requirements', async () => {
  const python = await pythonEnvironment(options);
  expect(existsSync(python)).toBe(true);
  writeFileSync(join(dirname(python), 'mark'), '');
  expect(await pythonEnvironment(options)).toBe(python);
  expect(existsSync(join(dirname(python), 'mark'))).toBe(true);
  writeFileSync(options.requirements, '# still nothing\n');
  expect(await pythonEnvironment(options)).not.toBe(python);
});

test('two that start at once end up with one environment, and nothing is left beside it', async () => {
  const [first, second] = await Promise.all([pythonEnvironment(options), pythonEnvironment(options)]);
  expect(first).toBe(second);
  expect(readdirSync(options.cache)).toHaveLength(1);
});

test.each([
  ['whose making was cut off', (python: string) => rmSync(join(dirname(python), '..', 'complete'))],
  ['whose Python is gone', (python: string) => rmSync(python)],
])('repairs an environment %s', async (_, damage) => {
  const python = await pythonEnvironment(options);
  writeFileSync(join(dirname(python), 'mark'), '');
  damage(python);
  expect(await pythonEnvironment(options)).toBe(python);
  expect([existsSync(python), existsSync(join(dirname(python), 'mark'))]).toEqual([true, false]);
});

test('makes an environment anew when asked to, because it does not work', async () => {
  const python = await pythonEnvironment(options);
  writeFileSync(join(dirname(python), 'mark'), '');
  await pythonEnvironment({ ...options, rebuild: true });
  expect([existsSync(python), existsSync(join(dirname(python), 'mark'))]).toEqual([true, false]);
});

test('clears away what a process left that is gone', async () => {
  const python = await pythonEnvironment(options);
  const abandoned = `${join(dirname(python), '..')}.999999999-abcd`;
  mkdirSync(abandoned);
  rmSync(python);
  await pythonEnvironment(options);
  expect(existsSync(abandoned)).toBe(false);
});

test.each([
  ['pip 21.0 from x', ['venv', 'pip install']],
  ['pip 22.3 from x', ['venv --without-pip', 'pip --python']],
])('uses the pip that is there where that can install from outside: %s', async (version, commands) => {
  const log = join(directory, 'log');
  const [python] = fake({
    venv: `echo "$2 $3" >> "${log}"; mkdir -p "$dir/bin" && cp "$0" "$dir/bin/python"`,
    pip: `if [ "$3" = --version ]; then echo "${version}"; else echo "$2 $3" >> "${log}"; fi`,
  }).interpreters;
  await pythonEnvironment({ ...options, interpreters: [python ?? ''] });
  const made = readFileSync(log, 'utf8').trim().split('\n');
  expect(made.map((line) => line.replace(/ \/.*/, ''))).toEqual(commands);
});

describe('says what is missing', () => {
  test('where there is no Python', async () => {
    const nowhere = { ...options, interpreters: ['python-that-is-nowhere'] };
    await expect(pythonEnvironment(nowhere)).rejects.toThrow(
      /need Python 3\.10.*no python-that-is-nowhere on the PATH.*apt install python3 python3-venv/,
    );
  });

  test('where Python is too old', async () => {
    await expect(pythonEnvironment({ ...options, ...fake({ version: '3 8' }) })).rejects.toThrow('is 3.8');
  });

  test('where venv is not installed', async () => {
    const broken = fake({ venv: 'echo "ensurepip is not available" >&2; exit 1' });
    await expect(pythonEnvironment({ ...options, ...broken })).rejects.toThrow(
      /"venv" failed: ensurepip is not available.*python3-venv/,
    );
  });

  test('where pip can’t get a package, and leaves nothing half-made', async () => {
    const broken = fake({ pip: 'echo "No matching distribution found for moto" >&2; exit 1' });
    await expect(pythonEnvironment({ ...options, ...broken })).rejects.toThrow(
      /pip could not install requirements\.txt: No matching distribution.*package index/,
    );
    expect(readdirSync(options.cache)).toEqual([]);
  });
});
