import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMoto } from '../../../../sandbox/aws/moto/start-moto';

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

test('answers on a free port of this machine alone, and is gone when it is stopped', async () => {
  const moto = await startMoto();
  expect(moto.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${moto.url}/moto-api/data.json`)).status).toBe(200);
  await moto.stop();
  await moto.stop();
  expect(isAlive(moto.pid)).toBe(false);
});

test('does not outlive a process that is killed', async () => {
  const root = resolve(__dirname, '..', '..', '..', '..');
  const script = `require('./sandbox/aws/moto/start-moto').startMoto().then(({ pid }) => { console.log(pid); setInterval(() => {}, 1000); });`;
  const starter = spawn(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve) =>
    createInterface(starter.stdout).once('line', (line) => resolve(Number(line))),
  );
  expect(isAlive(pid)).toBe(true);
  starter.kill('SIGKILL');
  expect(await ends(pid)).toBe(true);
});
