import fc from 'fast-check';
import { glob } from '../../../lib/access/aws/trust-decision';

test.each([
  ['*', '', true],
  ['a*c', 'abbc', true],
  ['a*c', 'abbd', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['?', '*', true],
  ['**a**', 'xxaxx', true],
])('%s matches %j: %s', (pattern, text, expected) => expect(glob(pattern, text)).toBe(expected));

test('a pattern matches what a regular expression of the same meaning matches', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  fc.assert(
    fc.property(short, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`);
      expect(glob(pattern, text)).toBe(expression.test(text));
    }),
  );
});

test('many stars do not make it slow', () => {
  expect(glob(`${'*a'.repeat(2000)}b`, 'a'.repeat(20_000))).toBe(false);
});
