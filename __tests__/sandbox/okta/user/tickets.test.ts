import { tickets } from '../../../../sandbox/okta/user/tickets';

function clock() {
  let time = Date.parse('2026-11-25T12:00:00Z');
  return { now: () => new Date(time), pass: (seconds: number) => void (time += seconds * 1000) };
}

test('a secret gives its value until its time is over, to the second', () => {
  const { now, pass } = clock();
  const store = tickets<string>(60, now);
  const secret = store.issue('james');
  expect(store.expiresAt(secret)?.toISOString()).toBe('2026-11-25T12:01:00.000Z');
  pass(59);
  expect(store.read(secret)).toBe('james');
  pass(1);
  expect(store.read(secret)).toBeUndefined();
  expect(store.expiresAt(secret)).toBeUndefined();
});

test('a secret that is taken is used up', () => {
  const store = tickets<string>(60, clock().now);
  const secret = store.issue('james');
  expect(store.take(secret)).toBe('james');
  expect(store.take(secret)).toBeUndefined();
});

test('prolonging starts the time anew, and can’t bring anything back', () => {
  const { now, pass } = clock();
  const store = tickets<string>(60, now);
  const secret = store.issue('james');
  pass(59);
  store.prolong(secret);
  pass(59);
  expect(store.read(secret)).toBe('james');
  pass(1);
  store.prolong(secret);
  expect(store.read(secret)).toBeUndefined();
});

test('what was revoked, never issued or not even sent gives no value', () => {
  const store = tickets<string>(60, clock().now);
  const secret = store.issue('james');
  store.revoke(secret);
  expect([secret, 'x', '', '__proto__', undefined].map((text) => store.read(text))).toEqual(Array(5).fill(undefined));
});

test('secrets can’t be guessed from one another', () => {
  const store = tickets<number>(60, clock().now);
  const secrets = Array.from({ length: 100 }, (_, i) => store.issue(i));
  expect(new Set(secrets.map((secret) => secret.slice(0, 8))).size).toBe(100);
  expect(secrets.every((secret) => /^[\w-]{43}$/.test(secret))).toBe(true);
});
