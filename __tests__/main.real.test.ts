import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'federation-main-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Runs the program as `cdktf synth` does, on the shipped configuration after `change`. */
function run(name: string, change: (config: string) => void = () => undefined, env: NodeJS.ProcessEnv = {}) {
  const [config, outdir] = [join(work, name, 'config'), join(work, name, 'out')];
  cpSync(join(ROOT, 'config'), config, { recursive: true });
  change(config);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register', 'main.ts'], {
    cwd: ROOT,
    env: { ...process.env, FEDERATION_CONFIG: config, FEDERATION_TODAY: '2026-06-15', CDKTF_OUTDIR: outdir, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.replaceAll(config, 'config'), outdir };
}

const replace = (file: string, from: string, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};

test('the shipped configuration becomes one stack, without a word', () => {
  const { status, stdout, stderr, outdir } = run('shipped');
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readdirSync(join(outdir, 'stacks'))).toEqual(['federation']);
});

test('a stack that is no longer configured leaves the output folder, and nothing else in it goes', () => {
  const { outdir } = run('orphan', (config) => {
    const out = join(config, '..', 'out');
    mkdirSync(join(out, 'stacks', 'account-gone'), { recursive: true });
    writeFileSync(join(out, 'stacks', 'account-gone', 'cdk.tf.json'), '{}');
    writeFileSync(join(out, 'note.txt'), '');
  });
  expect(readdirSync(outdir).sort()).toEqual(['manifest.json', 'note.txt', 'stacks']);
  expect(readdirSync(join(outdir, 'stacks'))).toEqual(['federation']);
});

test('a typo is reported with its place, and nothing is written', () => {
  const { status, stderr, outdir } = run('typo', (config) =>
    replace(join(config, 'accounts', 'mueller-audit.yaml'), 'grantedTo: [Auditors]', 'grantedTo: [Auditor]'),
  );
  expect(status).toBe(1);
  expect(stderr).toBe(
    'config/accounts/mueller-audit.yaml:11:17  roles.Auditor.grantedTo[0]: no management group "Auditor" (did you mean "Auditors"?)\n1 problem\n',
  );
  expect(existsSync(outdir)).toBe(false);
});

test('a warning is printed, and the plan is written anyway', () => {
  const { status, stderr, outdir } = run('warning', undefined, { FEDERATION_TODAY: '2028-01-01' });
  expect(status).toBe(0);
  expect(stderr).toMatch(/^warning: config\/accounts\/mueller-tech\.yaml:\d+:\d+ {2}roles\.Deploy\.grantedTo\[1\]/);
  expect(existsSync(join(outdir, 'stacks', 'federation', 'cdk.tf.json'))).toBe(true);
});

test.each([
  ['no configuration there', { FEDERATION_CONFIG: '/nowhere/at/all' }],
  ['a day that is none', { FEDERATION_TODAY: '2026-02-30' }],
  ['a folder that cannot be made', { CDKTF_OUTDIR: '/dev/null/out' }],
])('%s is reported in one line, without a stack trace', (name, env) => {
  const { status, stderr } = run(name.replaceAll(' ', '-'), undefined, env);
  expect(status).toBe(1);
  expect(stderr).toMatch(/\S/);
  expect(stderr).not.toMatch(/^\s+at /m);
});
