import { lockout } from '../../../../sandbox/okta/user/lockout';

function guessed(times: number) {
  let time = 0;
  const guard = lockout(() => new Date(time));
  for (let i = 0; i < times; i++) guard.wrongPassword('james');
  return { guard, pass: (minutes: number) => void (time += minutes * 60_000) };
}

test('the tenth wrong password in a row locks a user out, and nobody else', () => {
  expect(guessed(9).guard.lockedUntil('james')).toBeUndefined();
  const { guard } = guessed(10);
  expect(guard.lockedUntil('james')).toEqual(new Date(15 * 60_000));
  expect(guard.lockedUntil('ada')).toBeUndefined();
});

test('the right password in between starts the count anew', () => {
  const { guard } = guessed(9);
  guard.rightPassword('james');
  guard.wrongPassword('james');
  expect(guard.lockedUntil('james')).toBeUndefined();
});

test('guessing on does not prolong the lock, which ends after 15 minutes', () => {
  const { guard, pass } = guessed(10);
  pass(14);
  guard.wrongPassword('james');
  expect(guard.lockedUntil('james')).toEqual(new Date(15 * 60_000));
  pass(1);
  expect(guard.lockedUntil('james')).toBeUndefined();
  guard.wrongPassword('james');
  expect(guard.lockedUntil('james')).toBeUndefined();
});
