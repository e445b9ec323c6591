import { accountAlias } from '../../lib/naming/account-alias';
import { InvalidName } from '../../lib/naming/invalid-name';

test.each(['abc', 'mueller-tech', '123', '12345678901', '1234567890123', 'a'.repeat(63), 'a-1-b'])(
  'takes the alias %j',
  (alias) => expect(accountAlias(alias)).toBe(alias),
);

test.each(['ab', 'a'.repeat(64), '-abc', 'abc-', 'a--b', 'Abc', 'a_b', '123456789012', 'abc\n', ''])(
  'refuses the alias %j',
  (alias) => expect(() => accountAlias(alias)).toThrow(InvalidName),
);
