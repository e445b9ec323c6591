import { InvalidName } from '../../lib/naming/invalid-name';

test('an invalid name says what it is for, its value, the requirement and the remedy', () => {
  const error = new InvalidName('account id', '12\n', 'needs 12 digits', 'quote it');
  expect(error.message).toBe('account id "12\\n": needs 12 digits; quote it');
  expect(error.name).toBe('InvalidName');
});
