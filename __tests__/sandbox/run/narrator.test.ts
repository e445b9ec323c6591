import { narrator } from '../../../sandbox/run/narrator';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('reports that a step began, that it continues, and its result', async () => {
  const lines: string[] = [];
  const voice = narrator((line) => lines.push(line));
  const step = voice.step(
    'Applying',
    async (progress) => {
      progress('7 done');
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      return 9;
    },
    (made) => `${made} objects`,
  );
  await jest.advanceTimersByTimeAsync(12_000);
  expect(await step).toBe(9);
  expect(lines).toEqual(['→ Applying', '  … 10 s, 7 done', '  ✓ 9 objects, 12 s']);
});

test('a step that fails is not called done, and falls silent', async () => {
  const lines: string[] = [];
  const voice = narrator((line) => lines.push(line));
  await expect(voice.step('Applying', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(lines).toEqual(['→ Applying']);
});

test('no step begins after a stop', async () => {
  const stop = new AbortController();
  stop.abort();
  let begun = false;
  const step = narrator(() => undefined, stop.signal).step('Applying', () => Promise.resolve((begun = true)));
  await expect(step).rejects.toThrow();
  expect(begun).toBe(false);
});

test('a step that is being stopped says so while it ends', async () => {
  const lines: string[] = [];
  const stop = new AbortController();
  const step = narrator((line) => lines.push(line), stop.signal).step('Applying', async (progress) => {
    progress('7 done');
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    throw new Error('interrupted');
  });
  const failed = expect(step).rejects.toThrow('interrupted');
  stop.abort();
  await jest.advanceTimersByTimeAsync(12_000);
  await failed;
  expect(lines).toEqual(['→ Applying', '  … 10 s, 7 done, stopping']);
});
