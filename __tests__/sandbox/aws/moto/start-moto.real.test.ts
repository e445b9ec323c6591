import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonEnvironment } from '../../../../sandbox/aws/moto/python-environment';
import { startMoto, type Moto } from '../../../../sandbox/aws/moto/start-moto';

const ROOT = resolve(__dirname, '..', '..', '..', '..');
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const ends = async (pid: number) => {
  for (let i = 0; i < 200 && isAlive(pid); i++) await sleep(50);
  return !isAlive(pid);
};

const ask = ({ url, token }: Moto, headers: Record<string, string> = { 'x-sandbox-token': token }) =>
  fetch(`${url}/moto-api/data.json`, { headers });

test('answers any client with the token, and no page of the web', async () => {
  const moto = await startMoto();
  try {
    expect(moto.token.length).toBeGreaterThanOrEqual(40);
    for (const headers of [
      {},
      { 'x-sandbox-token': '' },
      { 'x-sandbox-token': `${moto.token}x` },
      { origin: 'https://evil.example' },
    ]) {
      const response = await ask(moto, headers as Record<string, string>);
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
    const preflight = await fetch(moto.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    const rebound = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = request(moto.url, { headers: { host: 'evil.example', 'x-sandbox-token': moto.token } });
      outgoing
        .once('response', (response) => resolve(response.statusCode))
        .once('error', reject)
        .end();
    });
    expect(rebound).toBe(403);
  } finally {
    await moto.stop();
  }
});

test('answers on a free port of this machine alone, and is gone when it is stopped', async () => {
  const moto = await startMoto();
  expect(moto.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await ask(moto)).status).toBe(200);
  await moto.stop();
  await moto.stop();
  expect(isAlive(moto.pid)).toBe(false);
});

test('does not outlive a process that is killed', async () => {
  const script = `require('./sandbox/aws/moto/start-moto').startMoto().then(({ pid }) => { console.log(pid); setInterval(() => {}, 1000); });`;
  const starter = spawn(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve) =>
    createInterface(starter.stdout).once('line', (line) => resolve(Number(line))),
  );
  expect(isAlive(pid)).toBe(true);
  starter.kill('SIGKILL');
  expect(await ends(pid)).toBe(true);
});

test('an environment in which moto does not start is made anew', async () => {
  const requirements = join(ROOT, 'sandbox', 'aws', 'moto', 'requirements.txt');
  const good = dirname(dirname(await pythonEnvironment({ requirements, cache: join(ROOT, '.cache') })));
  const cache = mkdtempSync(join(tmpdir(), 'federation-moto-'));
  try {
    const damaged = join(cache, basename(good));
    cpSync(good, damaged, { recursive: true, verbatimSymlinks: true });
    const site = join(damaged, 'lib', readdirSync(join(damaged, 'lib'))[0] ?? '', 'site-packages');
    rmSync(join(site, 'werkzeug'), { recursive: true });
    const moto = await startMoto({ cache });
    expect((await ask(moto)).status).toBe(200);
    await moto.stop();
    expect(existsSync(join(site, 'werkzeug'))).toBe(true);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});
