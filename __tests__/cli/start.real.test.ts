import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from './support/temporary';

const BIN = resolve('bin', 'federation');

const env = { ...process.env, FEDERATION_TODAY: '2026-06-01', FEDERATION_CONFIG: '' };

test('runs from any folder, and through a symbolic link as node_modules/.bin has it', () => {
  const folder = temporaryFolder();
  const link = join(folder, 'federation');
  symlinkSync(BIN, link);
  for (const program of [BIN, link]) {
    const { status, stdout, stderr } = spawnSync(program, ['validate'], { cwd: folder, env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`valid: ${resolve('config')}`);
  }
});

test('runs from inside node_modules, whose files are compiled as well, and takes no configuration from there', () => {
  const folder = temporaryFolder();
  const installed = join(folder, 'node_modules', 'okta-aws-federation');
  mkdirSync(installed, { recursive: true });
  for (const part of ['bin', 'lib', 'config', 'package.json', 'tsconfig.json'])
    cpSync(part, join(installed, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(installed, 'node_modules'));
  const program = join(installed, 'bin', 'federation');
  const alone = spawnSync(program, ['validate'], { cwd: folder, env, encoding: 'utf8' });
  expect(alone.status).toBe(1);
  expect(alone.stderr).toContain('no configuration');
  cpSync('config', join(folder, 'config'), { recursive: true });
  const { status, stdout } = spawnSync(program, ['validate'], { cwd: folder, env, encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('valid: config\n');
});

test('through npm, paths start at the folder of the user', () => {
  const folder = temporaryFolder();
  cpSync('config', join(folder, 'mine'), { recursive: true });
  const npm = { ...env, npm_lifecycle_event: 'federation', INIT_CWD: folder };
  const out = execFileSync(BIN, ['validate', '--config', 'mine'], { env: npm, encoding: 'utf8' });
  expect(out).toContain('valid: mine\n');
});

test('a reader that has seen enough is not an error', async () => {
  const child = spawn(BIN, ['handover', '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise((done) => child.once('close', done));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('says how to install what is missing', () => {
  const folder = temporaryFolder();
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  const { status, stderr } = spawnSync(join(folder, 'bin', 'federation'), ['validate'], { env, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toBe(`federation: the packages it needs are not installed: run "npm ci" in ${folder}\n`);
});

test('a program that is damaged says so in one line', () => {
  const folder = temporaryFolder();
  for (const part of ['bin', 'package.json', 'tsconfig.json']) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const { status, stderr } = spawnSync(join(folder, 'bin', 'federation'), ['validate'], { env, encoding: 'utf8' });
  expect(status).toBe(70);
  expect(stderr).toMatch(
    /^federation: internal error: Cannot find module '.*' \(FEDERATION_DEBUG=1 shows where it is\)\n$/,
  );
});

test.each([['validate'], ['handover'], ['--help']])('%s does not load CDKTF: a typo is reported at once', (command) => {
  const probe = join(temporaryFolder(), 'probe.js');
  writeFileSync(probe, `process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));`);
  const { stderr } = spawnSync(process.execPath, ['-r', probe, BIN, command], { env, encoding: 'utf8' });
  const loaded = JSON.parse(stderr) as string[];
  expect(loaded.some((file) => file.includes('commander'))).toBe(true);
  expect(loaded.filter((file) => /node_modules[\\/](@cdktf|cdktf|constructs)[\\/]/.test(file))).toEqual([]);
});
