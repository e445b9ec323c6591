import fc from 'fast-check';
import { accountName } from '../../lib/naming/account-name';
import { InvalidName } from '../../lib/naming/invalid-name';
import { plainName } from './support/names';

test('an account is named with what the group filter lets through', () => {
  fc.assert(fc.property(plainName(60), (name) => expect(accountName(name)).toBe(name)));
});

test.each(['', 'a'.repeat(61), 'Mueller Tech', 'Müller', 'a#b', 'a.b', 'Tech\n'])('refuses %j', (name) => {
  expect(() => accountName(name)).toThrow(InvalidName);
});
