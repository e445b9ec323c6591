import fc from 'fast-check';
import { globMatches } from '../../../../sandbox/aws/policy/glob';

test.each([
  ['', '', true],
  ['', '*', true],
  ['', '?', false],
  ['abc', 'a*c', true],
  ['abc', 'a?c', true],
  ['ac', 'a?c', false],
  ['ac', 'a*c', true],
  ['aXbXc', 'a*X*c', true],
  ['abcd', 'a*c', false],
  ['a.c', 'a.c', true],
  ['abc', 'a.c', false],
  ['ABC', 'abc', false],
])('%j against %j: %s', (text, pattern, matches) => {
  expect(globMatches(text, pattern)).toBe(matches);
});

test('agrees with the same pattern as a regular expression', () => {
  const chars = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  fc.assert(
    fc.property(texts, chars, (text, pattern) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(globMatches(text, pattern)).toBe(expression.test(text));
    }),
    { numRuns: 2_000 },
  );
});
