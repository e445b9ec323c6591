import { runProgram } from '../../../sandbox/terraform/run-program';

const here = { cwd: process.cwd(), env: process.env };

test('gives exit code, output and every line as it appears', async () => {
  const lines: string[] = [];
  const script = 'echo one; echo two >&2; exit 3';
  const outcome = await runProgram('/bin/sh', ['-c', script], { ...here, onLine: (line) => lines.push(line) });
  expect(outcome).toEqual({ code: 3, stdout: 'one\n', stderr: 'two\n' });
  expect(lines.sort()).toEqual(['one', 'two']);
});

test('passes a stop on and waits until the program has ended by itself', async () => {
  const stop = new AbortController();
  const script = 'trap "echo written; exit 7" INT; echo ready; while true; do sleep 0.05; done';
  const outcome = await runProgram('/bin/sh', ['-c', script], {
    ...here,
    signal: stop.signal,
    onLine: (line) => {
      if (line === 'ready') stop.abort();
    },
  });
  expect(outcome).toMatchObject({ code: 7, stdout: 'ready\nwritten\n' });
});

test('refuses a program that is not there', async () => {
  await expect(runProgram('/nowhere/terraform', [], here)).rejects.toThrow('ENOENT');
});
