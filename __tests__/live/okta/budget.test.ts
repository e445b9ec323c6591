import { Budget } from '../../../lib/live/okta/budget';

const MINUTE = 60_000;

/** An org that counts requests by the minute, as others use it as well, and a budget with a clock that only waiting moves. */
function org({ limit = 100, share = 0.3, others = 0 }: { limit?: number; share?: number; others?: number } = {}) {
  let now = Date.parse('2026-06-01T00:00:30Z');
  const perMinute = new Map<number, number>();
  let asked = 0;
  let most = 0;
  const budget = new Budget({
    share,
    now: () => now,
    wait: async (milliseconds) => {
      await Promise.resolve();
      now += milliseconds;
    },
  });
  const request = async () => {
    asked += 1;
    most = Math.max(most, asked);
    const minute = Math.floor(now / MINUTE);
    const count = (perMinute.get(minute) ?? 0) + 1;
    perMinute.set(minute, count);
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
    asked -= 1;
    return {
      headers: new Headers({
        date: new Date(now).toUTCString(),
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(Math.max(limit - others - count, 0)),
        'x-rate-limit-reset': String((minute + 1) * 60),
      }),
    };
  };
  const ask = (times: number, path = '/api/v1/groups/00g1/users') =>
    Promise.all(Array.from({ length: times }, () => budget.spend(path, request)));
  return { ask, counts: () => [...perMinute.values()], mostAtOnce: () => most };
}

test('of 1,000 requests at once, no minute gets more than the share', async () => {
  const { ask, counts } = org();
  await ask(1000);
  expect(Math.max(...counts())).toBe(30);
  expect(counts().reduce((sum, count) => sum + count, 0)).toBe(1000);
});

test('a share that is less than one request still goes on, one a minute', async () => {
  const { ask, counts } = org({ limit: 10, share: 0.01 });
  await ask(3);
  expect(counts()).toEqual([1, 1, 1]);
});

test('the last tenth is left to others, however much they use themselves', async () => {
  const { ask, counts } = org({ others: 80 });
  await ask(60);
  expect(Math.max(...counts())).toBe(10);
});

test('the first request goes alone: only its answer says what the limit is', async () => {
  const { ask, mostAtOnce } = org({ limit: 1, share: 1 });
  await ask(3);
  expect(mostAtOnce()).toBe(1);
});

test('an org that answers without limits is not waited for', async () => {
  const budget = new Budget({ share: 0.3, now: () => 0, wait: () => Promise.reject(new Error('waited')) });
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => budget.spend('/api/v1/groups', () => Promise.resolve({ headers: new Headers() }))),
  );
  expect(answers).toHaveLength(50);
});
