import fc from 'fast-check';
import { accountId } from '../../lib/naming/account-id';
import { InvalidName } from '../../lib/naming/invalid-name';
import { accountIds } from './support/names';

test('an account id is 12 digits, leading zeros included', () => {
  fc.assert(fc.property(accountIds, (id) => expect(accountId(id)).toBe(id)));
  expect(accountId('000000000001')).toBe('000000000001');
});

test.each(['', '12345678901', '1234567890123', '12345678901\n', ' 23456789012', '1234-5678-9012', '١٢٣٤٥٦٧٨٩٠١٢'])(
  'refuses %j, and says to quote it',
  (id) => {
    expect(() => accountId(id)).toThrow(InvalidName);
    expect(() => accountId(id)).toThrow(/needs 12 digits; quote the id in YAML/);
  },
);
