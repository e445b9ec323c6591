import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const TOGETHER = 'okta-aws-federation-';

/** A temporary folder of the test's own: what is left in it was left by the command. */
let temporary: string;
beforeEach(() => (temporary = mkdtempSync(join(tmpdir(), 'demo-test-'))));
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function start(script: 'demo' | 'start', env: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
  const child = spawn(process.execPath, ['-r', 'ts-node/register', `sandbox/${script}.ts`, ...args], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: temporary, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      waiting.forEach((look) => look());
    });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output })));
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(text)) resolve();
      };
      waiting.push(look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying "${text}":\n${output}`)));
    });
  return { child, ended, says, output: () => output };
}

const leftovers = () =>
  readdirSync(temporary).filter((name) => name.startsWith(TOGETHER) || name.startsWith('federation-'));

/** Processes of this test that still run: each inherited its TMPDIR. */
function running(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return environment.includes(`TMPDIR=${temporary}`) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : [];
      } catch {
        return [];
      }
    });
}

async function untilNobodyRuns(): Promise<void> {
  for (let tries = 0; running().length > 0 && tries < 100; tries++) await new Promise((r) => setTimeout(r, 100));
  expect(running()).toEqual([]);
}

test('two demonstrations at once, without a home folder to write to, show the whole story and leave nothing behind', async () => {
  // Not even root can make a folder below a device.
  const home = '/dev/null/home';
  const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
  const both = [start('demo', { ...env, TF_CLI_CONFIG_FILE: join(temporary, 'missing.rc') }), start('demo', env)];
  for (const { code, output } of await Promise.all(both.map(({ ended }) => ended))) {
    expect(output).toContain('the plan is empty');
    expect(output).toContain('the role picker offers 5 roles');
    expect(output).toContain('assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com');
    expect(output).toContain('the next sign-in found no role');
    expect(output).not.toMatch(/\n\s+at /);
    expect(code).toBe(0);
  }
  expect(leftovers()).toEqual([]);
  await untilNobodyRuns();
});

test('in another partition, somebody with a single role is not asked which', async () => {
  const { code, output } = await start('demo', {}, ['--config', 'examples/govcloud']).ended;
  expect(output).toContain('since there is no other to pick');
  expect(output).toContain('arn:aws-us-gov:sts::123456789012:assumed-role/Okta-Gov-ReadOnly/');
  expect({ code, output }).toMatchObject({ code: 0 });
});

test('Ctrl-C stops everything and removes every file', async () => {
  const demo = start('demo');
  await demo.says('→ Applying the plan');
  demo.child.kill('SIGINT');
  const { code, output } = await demo.ended;
  expect(output).not.toMatch(/\n\s+at /);
  expect(code).toBe(130);
  expect(leftovers()).toEqual([]);
  await untilNobodyRuns();
});

test('a run that is killed takes its servers along, and the next one removes its files', async () => {
  const demo = start('demo');
  await demo.says('→ Starting the local Okta org');
  demo.child.kill('SIGKILL');
  await demo.ended;
  await untilNobodyRuns();
  expect(leftovers()).not.toEqual([]);
  const sandbox = start('start', {}, ['--json']);
  await sandbox.says('Ctrl-C stops');
  sandbox.child.kill('SIGINT');
  expect((await sandbox.ended).code).toBe(0);
  expect(leftovers().filter((name) => name.startsWith(TOGETHER))).toEqual([]);
});

test('the sandbox says as JSON where everything is, and answers there', async () => {
  // What a user may have for the real org and accounts; any of it would break or redirect the rehearsal.
  const foreign = {
    OKTA_ACCESS_TOKEN: 'foreign',
    OKTA_API_CLIENT_ID: 'foreign',
    OKTA_API_PRIVATE_KEY: 'foreign',
    AWS_PROFILE: 'foreign',
    TF_CLI_ARGS: '-foreign',
    TF_WORKSPACE: 'foreign',
  };
  const sandbox = start('start', foreign, ['--json', '--https']);
  await sandbox.says('Ctrl-C stops');
  const states = readdirSync(temporary, { recursive: true, withFileTypes: true }).filter(({ name }) =>
    name.endsWith('.tfstate'),
  );
  expect(states.length).toBeGreaterThan(0);
  for (const { parentPath, name } of states) expect(statSync(join(parentPath, name)).mode & 0o077).toBe(0);
  const line =
    sandbox
      .output()
      .split('\n')
      .find((text) => text.startsWith('{')) ?? '';
  const { okta, users, environment, httpsProxy } = JSON.parse(line) as {
    okta: string;
    users: { login: string; groups: string[] }[];
    environment: Record<string, string>;
    httpsProxy: Record<string, string>;
  };
  const james = users.find(({ login }) => login === 'james@mueller-tech.com');
  // By the plan, and by the group rules that read that group.
  expect(james?.groups).toContain('Cloud Admins');
  expect(james?.groups.some((name) => name.startsWith('aws#'))).toBe(true);
  expect(okta).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(okta)).status).toBe(200);
  expect(environment['AWS_ENDPOINT_URL_STS']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const proxy = httpsProxy['HTTPS_PROXY'] ?? '';
  expect((await fetch(proxy)).status).toBe(403);
  expect(existsSync(httpsProxy['SSL_CERT_FILE'] ?? '')).toBe(true);
  stop(sandbox.child);
  expect((await sandbox.ended).code).toBe(0);
  await expect(fetch(okta)).rejects.toThrow();
  await expect(fetch(proxy)).rejects.toThrow();
  expect(leftovers()).toEqual([]);
});

test('without Terraform it says how to get it', () => {
  const bin = join(temporary, 'bin');
  const { stderr, status } = spawnSync(process.execPath, ['-r', 'ts-node/register', 'sandbox/demo.ts'], {
    cwd: ROOT,
    env: { PATH: bin, TMPDIR: temporary },
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^Neither "terraform" nor "tofu" was found\. Install Terraform 1\.7\.0 or newer/);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(status).toBe(1);
});

test('a configuration with problems is refused with them, and nothing is started', async () => {
  const config = mkdtempSync(join(temporary, 'config-'));
  writeFileSync(join(config, 'federation.yaml'), 'okta: [\n');
  const { code, output } = await start('demo', {}, ['--config', config]).ended;
  expect(output).toContain(`${config}/federation.yaml:`);
  expect(output).not.toContain('Starting the local');
  expect(code).toBe(1);
});

function stop(child: ChildProcess): void {
  child.kill('SIGTERM');
}
