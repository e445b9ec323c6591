import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCli } from '../support/run-cli';
import { commit, git, repositoryIn } from '../support/repository';
import { shippedStacks } from '../support/shipped-access';
import { copyOfConfig, filesIn, temporaryFolder } from '../support/temporary';

// Whole programs are started here, on machines that may be busy.

const before = shippedStacks();

/** The stacks, with one word of them changed. */
function changedStacks(from: string, to: string): string {
  const folder = temporaryFolder();
  cpSync(before, folder, { recursive: true });
  const file = join(folder, 'stacks', 'federation', 'cdk.tf.json');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
  return folder;
}

const broader = changedStacks(
  '"arn:aws:iam::aws:policy/SecurityAudit"',
  '"arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/SecurityAudit"',
);

test('the same on both sides does not change access', async () => {
  const { code, out, err } = await runCli(['review', '--base', before, '--head', before, '--fail-on', 'broadened']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Access unchanged/);
});

test('a dangerous change is reported, and fails where it should', async () => {
  const line = ['review', '--base', before, '--head', broader];
  const codes = await Promise.all(
    ['never', 'broken', 'danger', 'broadened'].map(async (what) => (await runCli([...line, '--fail-on', what])).code),
  );
  expect(codes).toEqual([0, 0, 3, 3]);
  const { out, err } = await runCli([...line, '--format', 'json', '--fail-on', 'danger']);
  expect(JSON.parse(out)).toMatchObject({ verdict: 'broadened' });
  expect(err).toBe('this change is what --fail-on danger names\n');
});

test('writes several reports at once, each in the format of its ending', async () => {
  const folder = temporaryFolder();
  const files = ['review.md', 'review.json', 'review.sarif', 'review.html', 'review.txt'];
  const { code, out, err } = await runCli([
    ...['review', '--base', before, '--head', broader, '--output'],
    ...files.map((file) => join(folder, file)),
  ]);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toMatch(/^broadened: wrote /);
  const written = filesIn(folder);
  expect(Object.keys(written)).toEqual([...files].sort());
  expect(written['review.md']).toContain('## ');
  expect(written['review.html']).toMatch(/^<!doctype html>/i);
  expect(JSON.parse(written['review.sarif'] ?? '')).toMatchObject({ version: '2.1.0' });
  expect(JSON.parse(written['review.json'] ?? '')).toMatchObject({ verdict: 'broadened' });
});

test('a directory of a configuration is synthesized', async () => {
  const [then, now] = [copyOfConfig(), copyOfConfig({ 'accounts/new.yaml': "id: '111122223333'\nname: New\n" })];
  const { out } = await runCli(['review', '--base', then, '--head', now, '--format', 'json']);
  const report = JSON.parse(out) as { gains: { grant: { accountName: string } }[]; losses: unknown[] };
  expect([...new Set(report.gains.map(({ grant }) => grant.accountName))]).toEqual(['New']);
  expect(report.losses).toEqual([]);
});

test.each([
  ['nothing to compare with', [], 2, '--base'],
  ['a head without a base', ['--plan', 'plan.json', '--head', before], 2, '--base only'],
  ['a base that is nothing', ['--base', 'nowhere'], 1, 'neither a directory nor a git ref'],
  [
    'a base with a typo',
    ['--base', 'cnfig'],
    1,
    '"cnfig" is neither a directory (did you mean "config"?) nor a git ref',
  ],
  [
    'a configuration with a typo',
    ['--base', before, '-c', 'cnfig'],
    1,
    'cnfig does not exist (did you mean "config"?)',
  ],
  ['another format', ['--base', before, '--format', 'pdf'], 2, 'Allowed choices are text, md, json, html, sarif'],
  ['another ending', ['--base', before, '--output', 'review.pdf'], 2, 'names no format'],
  [
    'one format for two files',
    ['--base', before, '-f', 'md', '-o', 'a.md', 'b.md'],
    2,
    '--format goes with one --output',
  ],
  ['another --fail-on', ['--base', before, '--fail-on', 'sometimes'], 2, 'Allowed choices'],
  ['an empty folder', ['--base', before, '--head', temporaryFolder()], 1, 'cdktf synth'],
  ['a plan that is none', ['--plan', join(before, 'manifest.json')], 1, 'terraform show -json'],
])('refuses %s, and says what to do', async (_, options, code, remedy) => {
  const ran = await runCli(['review', ...options]);
  expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' });
  expect(ran.err).toContain(remedy);
});

test.each([
  ['of a first apply', 'first-plan.json', ['create']],
  ['of a change', 'change-plan.json', ['create', 'update']],
])('the plan %s is compared with the state that it starts from', async (_, file, actions) => {
  const plan = join('__tests__', 'documents', 'plans', file);
  const { code, out } = await runCli(['review', '--plan', plan, '--format', 'json']);
  expect(code).toBe(0);
  const report = JSON.parse(out) as {
    verdict: string;
    findings: { id: string }[];
    plan: { actions: string[] }[];
  };
  expect(report.verdict).toBe('broadened');
  expect(report.findings.map(({ id }) => id)).not.toContain('trust-foreign-principal');
  expect(
    [...new Set(report.plan.flatMap((each) => each.actions))].filter((action) => action !== 'no-op').sort(),
  ).toEqual(actions);
});

describe('a git ref', () => {
  const checkout = temporaryFolder();
  const run = (...args: string[]) =>
    spawnSync(join(checkout, 'bin', 'federation'), args, {
      cwd: checkout,
      env: { ...process.env, FEDERATION_CONFIG: '', FEDERATION_TODAY: '2026-06-01' },
      encoding: 'utf8',
    });
  const json = (...args: string[]) => {
    const { status, stdout, stderr } = run('review', '--format', 'json', ...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout) as { verdict: string; findings: { id: string; isNew: boolean }[]; gains: unknown[] };
  };
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(join(checkout, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(checkout, file), text.replace(from, to));
  };

  beforeAll(() => {
    for (const part of ['bin', 'lib', 'config', 'main.ts', 'cdktf.json', 'package.json', 'tsconfig.json'])
      cpSync(part, join(checkout, part), { recursive: true });
    writeFileSync(join(checkout, '.gitignore'), 'node_modules\n');
    symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
    repositoryIn(checkout);
  });

  test('is compared with the files as they are, committed or not, and touches none of them', () => {
    edit('config/accounts/mueller-audit.yaml', '[SecurityAudit]', '[SecurityAudit, AdministratorAccess]');
    const state = [filesIn(join(checkout, 'config')), git(checkout, 'status', '--porcelain')];
    expect(json('--base', 'HEAD').verdict).toBe('broadened');
    expect([filesIn(join(checkout, 'config')), git(checkout, 'status', '--porcelain')]).toEqual(state);
    git(checkout, 'checkout', '--quiet', 'config');
    expect(json('--base', 'main').verdict).toBe('unchanged');
  });

  test('that does not validate is named with its problems, and with the packages that it may want', () => {
    writeFileSync(join(checkout, 'package-lock.json'), '{}\n');
    edit('config/federation.yaml', 'roles:', 'rolls:');
    commit(checkout, 'A configuration that does not validate');
    writeFileSync(join(checkout, 'package-lock.json'), '{"lockfileVersion": 3}\n');
    const { status, stderr } = run('review', '--base', 'HEAD');
    git(checkout, 'reset', '--quiet', '--hard', 'HEAD~1');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^HEAD \([0-9a-f]{7}\) has another package-lock\.json/m);
    expect(stderr).toMatch(/HEAD \([0-9a-f]{7}\) can't be synthesized:$/m);
    expect(stderr).toMatch(/^config\/federation\.yaml:\d+:1 {2}rolls: unknown key/m);
    expect(stderr).toContain('run "cdktf synth" in a clone of it');
  });

  test('is synthesized by its own code: a change of the code shows', () => {
    edit('lib/constructs/app-settings.ts', `appFilter: appFilter ?? 'okta'`, `appFilter: 'active_directory'`);
    commit(checkout, 'Let directory groups count');
    const { findings } = json('--base', 'HEAD~1');
    expect(findings.filter(({ isNew }) => isNew).map(({ id }) => id)).toContain('app-filter-changed');
  });

  test('on both sides is refused where neither has the configuration that was named', () => {
    const { status, stderr, stdout } = run('review', '--base', 'HEAD~1', '--head', 'HEAD', '-c', 'cnfig');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /error: neither HEAD~1 \(\w+\) nor HEAD \(\w+\) has the configuration \(name it with --config\)/,
    );
  });

  test('that has no configuration yet is compared with nothing, which is said', () => {
    git(checkout, 'checkout', '--quiet', 'HEAD~1', '--', 'lib');
    git(checkout, 'checkout', '--quiet', '--orphan', 'empty');
    git(checkout, 'rm', '-r', '--cached', '--quiet', 'config');
    git(checkout, 'commit', '--quiet', '-m', 'No configuration');
    const { status, stderr, stdout } = run('review', '--base', 'HEAD', '--format', 'json');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^HEAD \([0-9a-f]{7}\) has no config: compared with nothing\n$/);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'broadened', losses: [] });
  });
});
