import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ChangedStack } from '../../lib/cli/changed/compare';
import { matrixOf } from '../../lib/cli/changed/matrix';

const SCRIPTS = join('scripts', 'pipeline');
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scripts-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
const node = (script: string, args: readonly string[], input = ''): string =>
  execFileSync(process.execPath, [join(SCRIPTS, script), ...args], { input, encoding: 'utf8' });

test.each(readdirSync(SCRIPTS).filter((name) => name.endsWith('.sh')))('%s is valid shell', (name) => {
  expect(() => execFileSync('bash', ['-n', join(SCRIPTS, name)], { stdio: 'pipe' })).not.toThrow();
});

test('a stack gets the lock entries of its own providers, since Terraform refuses others', () => {
  const entry = (source: string) => `provider "registry.terraform.io/${source}" {\n  version = "1.0.0"\n}\n`;
  const lock = file('lock.hcl', `# maintained by terraform init\n\n${entry('hashicorp/aws')}\n${entry('okta/okta')}`);
  const stack = file(
    'cdk.tf.json',
    JSON.stringify({ terraform: { required_providers: { okta: { source: 'okta/okta' } } } }),
  );
  expect(node('lock-for.js', [lock, stack])).toBe(entry('okta/okta'));
});

test('the role for reading takes the place of the one that applies, in every account of a stack', () => {
  const assume = (id: string) => ({
    alias: `a${id}`,
    assume_role: [{ role_arn: `arn:aws-us-gov:iam::${id}:role/x/Admin` }],
  });
  const stack = file(
    'cdk.tf.json',
    JSON.stringify({ provider: { aws: [assume('1'.repeat(12)), assume('2'.repeat(12))] } }),
  );
  node('read-role.js', [stack, 'SecurityAudit']);
  expect(readFileSync(stack, 'utf8').match(/"arn:[^"]*"/g)).toEqual([
    `"arn:aws-us-gov:iam::${'1'.repeat(12)}:role/SecurityAudit"`,
    `"arn:aws-us-gov:iam::${'2'.repeat(12)}:role/SecurityAudit"`,
  ]);
  expect(() => node('read-role.js', [stack, 'a"b'])).toThrow();
});

test('a name that is not one of a stack reaches no command', () => {
  const run = (name: string): string => {
    try {
      return execFileSync('bash', [join(SCRIPTS, 'apply.sh'), name], {
        encoding: 'utf8',
        stdio: 'pipe',
        env: { ...process.env, STACKS_DIR: folder, OUT: folder },
      });
    } catch (error) {
      return (error as { stderr: string }).stderr;
    }
  };
  for (const name of ['../x', 'a;touch hacked', '-version', '', '.hidden'])
    expect(run(name)).toMatch(/not the name of a stack|no stack/);
  expect(readdirSync(folder)).toEqual([]);
});

test('the parts of a night have every stack once', () => {
  const lookAt = (part: string): string[] => {
    const { stderr } = spawnSync('bash', [join(SCRIPTS, 'drift-slice.sh'), part], {
      encoding: 'utf8',
      // No Terraform: each stack that is looked at fails, and is named.
      env: { ...process.env, STACKS_DIR: stacks, OUT: folder, TERRAFORM_BINARY_NAME: 'no-such-program' },
    });
    return [...stderr.matchAll(/^FAILED (\S+): init$/gm)].map(([, name = '']) => name);
  };
  const stacks = join(folder, 'cdktf.out');
  const names = Array.from({ length: 6 }, (_, number) => `account-${String(111111111111 + number)}`);
  for (const name of names) {
    mkdirSync(join(stacks, 'stacks', name), { recursive: true });
    writeFileSync(join(stacks, 'stacks', name, 'cdk.tf.json'), '{}');
  }
  const entry = (name: string) => ({
    name,
    workingDirectory: `stacks/${name}`,
    synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
  });
  const manifest = { stacks: Object.fromEntries(names.map((name) => [name, entry(name)])) };
  writeFileSync(join(stacks, 'manifest.json'), JSON.stringify(manifest));
  const parts = ['1/3', '2/3', '3/3'].map(lookAt);
  expect(parts.flat().sort()).toEqual(names);
});

test('differences are named without a value, and unchanged objects are left out', () => {
  const change = (address: string, actions: string[], before: unknown, after: unknown) => ({
    address,
    change: { actions, before, after },
  });
  const plan = {
    resource_changes: [
      change('okta_group.a', ['update'], { name: 'Old', id: 1 }, { name: 'New', id: 1 }),
      change('okta_group.b', ['delete', 'create'], { name: 'Secret' }, { name: 'Secret2' }),
      change('okta_group.c', ['no-op'], {}, {}),
      change('okta_group.d', ['create'], null, { name: 'Hidden' }),
    ],
  };
  expect(node('differences.js', [], JSON.stringify(plan))).toBe(
    '\n- `okta_group.a`: update (name)\n- `okta_group.b`: delete and create (name)\n- `okta_group.d`: create\n\n',
  );
});

test.each([
  [{}, '50'],
  [{ MAX_API_CAPACITY: '100' }, '100'],
])('a run leaves the org room, unless it is said otherwise: %j', (given, expected) => {
  const env = { ...process.env, MAX_API_CAPACITY: '', ...given };
  const script = `. ${join(SCRIPTS, 'common.sh')}; bash -c 'printf %s "$MAX_API_CAPACITY"'`;
  expect(execFileSync('bash', ['-c', script], { encoding: 'utf8', env })).toBe(expected);
});

interface Job {
  readonly stage?: string;
  readonly extends?: string;
  readonly when?: string;
  readonly environment?: unknown;
  readonly variables?: { readonly STACKS: string };
  readonly artifacts?: { readonly paths: readonly string[] };
}

describe('the child pipeline for GitLab', () => {
  const child = (changed: readonly ChangedStack[]) => {
    const include = matrixOf(changed, 20);
    const made = parse(node('gitlab-child.js', [], JSON.stringify({ include }))) as Record<string, unknown>;
    const { stages, include: included, ...jobs } = made;
    expect(included).toEqual([{ local: 'scripts/pipeline/gitlab/deploy-jobs.gitlab-ci.yml' }]);
    return { stages, jobs: new Map(Object.entries(jobs as Record<string, Job>)) };
  };
  const changedStack = (stack: string, stage: number): ChangedStack => ({
    stack,
    directory: `stacks/${stack}`,
    account: /^account-(.*)$/.exec(stack)?.[1],
    stage,
    reason: 'arguments differ',
    objects: 10,
  });

  test('plans each stage after the one before was applied, with every stack once, and those of Okta in one job', () => {
    const accounts = Array.from({ length: 50 }, (_, i) => changedStack(`account-${String(i)}`, 1));
    const shards = ['okta', 'okta-0', 'okta-1'];
    const { stages, jobs } = child([...accounts, ...shards.map((stack) => changedStack(stack, 2))]);
    expect(stages).toEqual(['plan-1', 'apply-1', 'plan-2', 'apply-2']);
    const plans = [...jobs].filter(([name]) => name.startsWith('plan '));
    const planned = plans.flatMap(([, { variables }]) => variables?.STACKS.split(' ') ?? []);
    expect(planned.sort()).toEqual([...accounts.map(({ stack }) => stack), ...shards].sort());
    expect(plans.filter(([, { stage }]) => stage === 'plan-1')).toHaveLength(20);
    expect(plans.filter(([, { stage }]) => stage === 'plan-2')).toHaveLength(1);
    for (const [name, { variables }] of plans)
      expect(jobs.get(name.replace('plan', 'apply'))?.variables).toEqual(variables);
  });

  test('has a job where nothing changed: GitLab refuses an empty pipeline', () => {
    const { stages, jobs } = child([]);
    expect(stages).toEqual(['nothing']);
    expect([...jobs.values()]).toMatchObject([{ stage: 'nothing' }]);
  });

  test('extends jobs that exist, and hands no plan file over in an artifact', () => {
    const text = readFileSync('scripts/pipeline/gitlab/deploy-jobs.gitlab-ci.yml', 'utf8');
    const bases = new Map(Object.entries(parse(text) as Record<string, Job>));
    for (const { extends: base = '' } of child([changedStack('okta', 1)]).jobs.values())
      expect([...bases.keys()]).toContain(base);
    expect(bases.get('.plan')?.artifacts?.paths).toEqual(['plans']);
    expect(bases.get('.apply')).toMatchObject({ environment: { name: 'production' }, when: 'manual' });
  });
});
