import { missingProofs } from '../../../../sandbox/okta/sign-on/missing-proofs';

const now = new Date('2026-11-25T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const demand = { factors: ['password', 'code'], maxAgeSeconds: 900, maxIdleSeconds: 300 } as const;

test.each([
  ['only the password was given', { at: ago(1) }, 0, ['code']],
  ['both are fresh', { at: ago(899), codeAt: ago(899) }, 0, []],
  ['both are too old', { at: ago(900), codeAt: ago(900) }, 0, ['password', 'code']],
  ['the password is too old', { at: ago(900), codeAt: ago(10) }, 0, ['password']],
  ['the session was unused for less than the pause', { at: ago(1), codeAt: ago(1) }, 299, []],
  ['the session was unused for the pause', { at: ago(1), codeAt: ago(1) }, 300, ['password', 'code']],
])('%s', (_, proofs, idle, missing) => expect(missingProofs(demand, proofs, now, idle)).toEqual(missing));

test('where each sign-in needs its own proof, that of the last ten seconds is it', () => {
  const each = { factors: ['password'], maxAgeSeconds: 0 } as const;
  expect(missingProofs(each, { at: ago(9) }, now)).toEqual([]);
  expect(missingProofs(each, { at: ago(10) }, now)).toEqual(['password']);
});
