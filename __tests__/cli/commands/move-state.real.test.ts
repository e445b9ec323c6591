import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { loadConfig } from '../../../lib/config/load';
import { placeOf } from '../../../lib/cli/move-state/place';
import { managedOf, readState, type State } from '../../../lib/cli/move-state/state';
import { findTerraform } from '../../../sandbox/terraform/find-terraform';
import { synthesize } from '../../support/synthesize';
import { applied, placed, resource } from '../move-state/support';
import { runCli } from '../support/run-cli';
import { startBucket, type LocalBucket } from '../support/s3';
import { copyOfConfig, temporaryFolder } from '../support/temporary';

const TODAY = '2026-06-01';
const SECRET = 'not-to-be-printed';
const terraform = findTerraform();
/** Terraform first where both are there; the test asks for one by name. */
const PROGRAM = { TERRAFORM_BINARY_NAME: terraform.path, PATH: process.env['PATH'] ?? '' };

/** A configuration that was applied, and a copy of it that is changed; states are made up, the program is real. */
function organization(federation: (document: ReturnType<typeof parseDocument>) => void = () => undefined) {
  const cwd = temporaryFolder();
  const edit = (config: string, change: (document: ReturnType<typeof parseDocument>) => void) => {
    const file = join(config, 'federation.yaml');
    const document = parseDocument(readFileSync(file, 'utf8'));
    change(document);
    writeFileSync(file, document.toString());
  };
  const local = (name: string) => ({ local: { directory: join(cwd, name) } });
  const base = (document: ReturnType<typeof parseDocument>) => document.set('backend', local('state'));
  const [before, now] = [copyOfConfig(), copyOfConfig()];
  for (const config of [before, now]) edit(config, base);
  edit(now, federation);
  const { federation: then } = loadConfig(before, { today: TODAY });
  return {
    cwd,
    before,
    now,
    local,
    edit: (change: Parameters<typeof edit>[1]) => edit(now, change),
    then,
    /** Where the changed configuration has the state of a stack. */
    placeOf: (name: string) => {
      const { federation: changed } = loadConfig(now, { today: TODAY });
      const stacks = [...synthesize(changed)].map(([stack, json]) => [stack, placeOf(stack, json, '/')] as const);
      return new Map(stacks).get(name)?.shown;
    },
  };
}

type Organization = ReturnType<typeof organization>;

/** Writes the states that an apply would have left, with a secret in each object. */
function apply({ cwd, then }: Organization): void {
  const stacks = placed(then, join(cwd, 'state'));
  for (const [key, state] of applied(stacks)) {
    const file = key.replace(/^local /, '');
    mkdirSync(dirname(file), { recursive: true });
    const resources = state.resources.map((each) => ({
      ...each,
      instances: each.instances.map((instance) => ({
        ...instance,
        attributes: { ...instance.attributes, secret: SECRET },
      })),
    }));
    writeFileSync(file, JSON.stringify({ ...state, lineage: `11111111-2222-3333-4444-${state.lineage}`, resources }));
  }
}

/** `federation` of `mueller-tech.okta.com.aws.federation.tfstate` and of `states/x/federation.tfstate`. */
function stackOf(file: string): string {
  const [, stack = file] = /(?:^|[./])(federation|okta|account-[^./]+)\.tfstate$/.exec(file) ?? [];
  return stack;
}

/** Stack → its state. */
function statesIn(folder: string): Map<string, State | undefined> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tfstate'));
  return new Map(
    files.sort().map((name) => [stackOf(name), readState(readFileSync(join(folder, name), 'utf8'), name)]),
  );
}

/** What a state has of Okta and AWS. */
function objectsOf(state: State | undefined): string[] {
  return [...managedOf(state).keys()].filter((address) => !address.startsWith('terraform_data.')).sort();
}

function counts(folder: string): Record<string, number> {
  return Object.fromEntries([...statesIn(folder)].map(([stack, state]) => [stack, objectsOf(state).length]));
}

const move = (
  { cwd, before, now }: Organization,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) => runCli(['move-state', '--config', now, '--from', before, ...args], { cwd, env: { ...PROGRAM, ...env } });

describe('from single to per-account', () => {
  const made = () => {
    const at = organization((document) => document.set('layout', 'per-account'));
    apply(at);
    return at;
  };

  test('it says what it would do, and does nothing', async () => {
    const at = made();
    const { code, out, err } = await move(at);
    expect(err).toBe('');
    expect(out).toMatch(/^would fill account-\S+: \d+ objects into state\/\S*account-\S+\.tfstate$/m);
    expect(out).toMatch(/^would fill okta: \d+ objects into state\/\S*okta\.tfstate$/m);
    expect(out).toMatch(/^would empty federation: \d+ objects out of state\/\S*federation\.tfstate, nothing left$/m);
    expect(out).toContain('nothing was moved yet (--yes does it)');
    expect(code).toBe(0);
    expect(Object.keys(counts(join(at.cwd, 'state')))).toEqual(['federation']);
  });

  test('with --yes every object is in the state of its stack, and copies of what was are kept for nobody else', async () => {
    const at = made();
    const before = counts(join(at.cwd, 'state'))['federation'] ?? 0;
    const { code, out, err } = await move(at, ['--yes']);
    expect([code, out + err]).toEqual([0, expect.not.stringContaining(SECRET)]);
    const { federation: left, ...filled } = counts(join(at.cwd, 'state'));
    expect(left).toBe(0);
    expect(Object.values(filled).reduce((sum, count) => sum + count, 0)).toBe(before);
    expect(Object.keys(filled)).toHaveLength(3);
    const copies = join(at.cwd, 'state-copies');
    const [copy = '', ...others] = readdirSync(copies);
    expect([copy, others]).toEqual(['federation-11111111-7.tfstate', []]);
    expect(statSync(join(copies, copy)).mode & 0o777).toBe(0o600);
    expect(statSync(copies).mode & 0o777).toBe(0o700);
    expect(objectsOf(readState(readFileSync(join(copies, copy), 'utf8'), copy))).toHaveLength(before);
  });

  test('a second run finds nothing to do', async () => {
    const at = made();
    expect((await move(at, ['--yes'])).code).toBe(0);
    const { code, out } = await move(at, ['--yes']);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^nothing to move: all \d+ objects are where they belong\n$/),
    ]);
  });

  test('and back again it is as it was', async () => {
    const at = made();
    const before = statesIn(join(at.cwd, 'state')).get('federation');
    await move(at, ['--yes']);
    const back = await move({ ...at, before: at.now, now: at.before }, ['--yes']);
    expect(back.err).not.toContain('error');
    const after = statesIn(join(at.cwd, 'state'));
    expect(objectsOf(after.get('federation'))).toEqual(objectsOf(before));
    expect([...after].filter(([, state]) => managedOf(state).size > 0).map(([name]) => name)).toEqual(['federation']);
  });

  test('a run that is killed is gone on with by the next one', async () => {
    const at = made();
    const before = counts(join(at.cwd, 'state'))['federation'];
    const main = resolve('bin', 'federation');
    const child = spawn(process.execPath, [main, 'move-state', '--config', at.now, '--from', at.before, '--yes'], {
      cwd: at.cwd,
      env: { ...process.env, ...PROGRAM, FEDERATION_TODAY: TODAY },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (!text.includes('filled')) return;
        child.kill('SIGKILL');
      });
      child.once('error', reject).once('close', () => resolve());
    });
    const halfWay = counts(join(at.cwd, 'state'));
    expect(halfWay['federation']).toBe(before);
    expect(Object.keys(halfWay).length).toBeGreaterThan(1);
    const { code, err } = await move(at, ['--yes']);
    expect([code, err]).toEqual([0, expect.stringContaining('emptied federation')]);
    const { federation: left, ...filled } = counts(join(at.cwd, 'state'));
    expect([left, Object.values(filled).reduce((sum, count) => sum + count, 0)]).toEqual([0, before]);
  });

  test('--json is for machines, and holds no secret', async () => {
    const at = made();
    const dry = JSON.parse((await move(at, ['--json'])).out) as {
      done: boolean;
      steps: { what: string; place: string }[];
    };
    expect(dry).toMatchObject({ done: false, problems: [], atHome: 0 });
    expect(dry.steps.map(({ what }) => what)).toEqual(['fill', 'fill', 'fill', 'empty']);
    const { out, err } = await move(at, ['--json', '--yes']);
    expect(JSON.parse(out)).toMatchObject({ done: true, problems: [] });
    expect(out + err).not.toContain(SECRET);
  });

  test('a configuration that changes more than that is refused, and nothing is written', async () => {
    const at = made();
    at.edit((document) => document.setIn(['roles', 'New'], { policies: ['ReadOnlyAccess'], grantedTo: ['Support'] }));
    const { code, out, err } = await move(at, ['--yes']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^nothing was moved, \d+ problems:\n {2}\S+: is new in the configuration \(move first, then add it\)/,
    );
    expect(Object.keys(counts(join(at.cwd, 'state')))).toEqual(['federation']);
    const json = JSON.parse((await move(at, ['--json'])).out) as { problems: string[] };
    expect(json.problems.length).toBeGreaterThan(0);
  });

  test('what was never applied is refused', async () => {
    const at = made();
    rmSync(join(at.cwd, 'state'), { recursive: true });
    const { code, err } = await move(at, ['--yes']);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('no state has it (apply the configuration as it was, first)'),
    ]);
  });

  test('where a copy can’t be kept, nothing is moved', async () => {
    const at = made();
    writeFileSync(join(at.cwd, 'taken'), '');
    const { code, err } = await move(at, ['--yes', '--copies', 'taken/copies']);
    expect([code, err]).toEqual([1, expect.stringContaining('so nothing was moved')]);
    expect(Object.keys(counts(join(at.cwd, 'state')))).toEqual(['federation']);
  });

  test('without Terraform it says so', async () => {
    const { code, err } = await move(made(), [], { TERRAFORM_BINARY_NAME: '/nowhere/terraform' });
    expect([code, err]).toEqual([1, expect.stringContaining('set TERRAFORM_BINARY_NAME')]);
  });

  test('--from that names nothing is refused', async () => {
    const at = made();
    const { code, err } = await move({ ...at, before: 'nowhere' });
    expect([code, err]).toEqual([1, expect.stringMatching(/"nowhere" is neither a git ref .* nor a directory/)]);
  });
});

describe('to S3', () => {
  let bucket: LocalBucket;
  beforeAll(async () => (bucket = await startBucket()));
  afterAll(() => bucket.stop());
  const s3 = (prefix: string) => ({ s3: { bucket: 'states', region: 'eu-central-1', prefix } });
  const made = (prefix: string) => {
    const at = organization((document) => {
      document.set('backend', s3(prefix));
      document.set('layout', 'per-account');
    });
    apply(at);
    return at;
  };
  const inBucket = (prefix: string) =>
    Object.fromEntries(
      [...bucket.objects]
        .filter(([key]) => key.startsWith(prefix))
        .sort()
        .map(([key, text]) => [stackOf(key), objectsOf(readState(text, key)).length]),
    );

  const keyOf = (prefix: string, stack: string) =>
    [...bucket.objects.keys()].find((key) => key.startsWith(prefix) && stackOf(key) === stack) ?? '';

  test('layout and backend change at once, and back again', async () => {
    const at = made('first');
    const before = counts(join(at.cwd, 'state'))['federation'];
    const there = await move(at, ['--yes'], bucket.env);
    expect([there.code, there.err]).toEqual([0, expect.stringMatching(/s3:\/\/states\/first\/\S*okta\.tfstate/)]);
    expect(Object.values(inBucket('first')).reduce((sum, count) => sum + count, 0)).toBe(before);
    expect(counts(join(at.cwd, 'state'))).toEqual({ federation: 0 });
    const back = await move({ ...at, before: at.now, now: at.before }, ['--yes'], bucket.env);
    expect(back.code).toBe(0);
    expect(counts(join(at.cwd, 'state'))).toEqual({ federation: before });
    expect(new Set(Object.values(inBucket('first')))).toEqual(new Set([0]));
  });

  test('a state that is locked is refused before anything is moved', async () => {
    const at = made('second');
    await move(at, ['--yes'], bucket.env);
    const full = inBucket('second');
    const lock = {
      ID: 'c0ffee00-0000-0000-0000-000000000000',
      Operation: 'OperationTypeApply',
      Who: 'ci',
      Created: '2026-06-01T00:00:00Z',
    };
    const okta = keyOf('second', 'okta');
    bucket.objects.set(`${okta}.tflock`, JSON.stringify(lock));
    const back = await move({ ...at, before: at.now, now: at.before }, ['--yes'], bucket.env);
    expect([back.code, back.err]).toEqual([1, expect.stringContaining(`s3://states/${okta}`)]);
    expect(back.err).toContain('lock');
    bucket.objects.delete(`${okta}.tflock`);
    expect(inBucket('second')).toEqual(full);
    expect(counts(join(at.cwd, 'state'))).toEqual({ federation: 0 });
  });

  test('a place where somebody else has a state is refused', async () => {
    const at = made('third');
    const theirs = { version: 4, terraform_version: '1.11.4', serial: 3, lineage: 'theirs', outputs: {} };
    const resources = [resource('okta_group.theirs')];
    const okta = (at.placeOf('okta') ?? '').replace('s3://states/', '');
    bucket.objects.set(okta, JSON.stringify({ ...theirs, resources }));
    const { code, err } = await move(at, ['--yes'], bucket.env);
    expect([code, err]).toEqual([1, expect.stringContaining(`okta_group.theirs: s3://states/${okta} has it`)]);
    expect(Object.keys(inBucket('third'))).toEqual(['okta']);
  });

  test('a bucket that lets nobody in is named with the program’s own error', async () => {
    bucket.close();
    const { code, err } = await move(made('fourth'), ['--yes'], bucket.env);
    expect([code, err]).toEqual([1, expect.stringContaining('s3://states/fourth/')]);
    expect(err).toContain('Forbidden');
    expect(err).not.toContain(SECRET);
  });
});
