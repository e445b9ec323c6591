import fc from 'fast-check';
import { matches } from '../../../lib/review/policies/pattern';

test.each([
  ['*', 'anything', true],
  ['s3:Get*', 's3:GetObject', true],
  ['s3:Get*', 's3:PutObject', false],
  ['s3:?etObject', 's3:GetObject', true],
  ['s3:?etObject', 's3:etObject', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-b-b', false],
  ['', '', true],
  ['', 'a', false],
  ['arn:aws:iam::${aws:PrincipalAccount}:role/x', 'arn:aws:iam::123456789012:role/x', true],
  ['s3.Get', 's3xGet', false],
])('%j on %j is %s', (pattern, text, expected) => expect(matches(pattern, text)).toBe(expected));

test('actions are compared ignoring case where that is asked for', () => {
  expect(matches('IAM:passrole', 'iam:PassRole', { ignoreCase: true })).toBe(true);
  expect(matches('IAM:passrole', 'iam:PassRole')).toBe(false);
});

test('it agrees with a regular expression, for every pattern and text', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 8 });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 });
  fc.assert(
    fc.property(patterns, letters, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
      expect(matches(pattern, text)).toBe(expression.test(text));
    }),
    { numRuns: 1000 },
  );
});

test('many stars take no exponential time', () => {
  expect(matches('*a'.repeat(200), 'a'.repeat(199) + 'b')).toBe(false);
});
