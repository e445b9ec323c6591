import fc from 'fast-check';
import { positionsIn } from '../../../lib/config/yaml/position';

test.each([
  [0, 1, 1],
  [1, 1, 2],
  [2, 1, 3],
  [3, 2, 1],
  [5, 3, 1],
  [6, 4, 1],
  [7, 4, 2],
])('offset %d is in %d:%d', (offset, line, column) => {
  expect(positionsIn('ab\nc\n\nd')(offset)).toEqual({ line, column });
});

test('a line ends as on any system', () => {
  expect(['a\nb', 'a\rb', 'a\r\nb'].map((text) => positionsIn(text)(text.length - 1))).toEqual([
    { line: 2, column: 1 },
    { line: 2, column: 1 },
    { line: 2, column: 1 },
  ]);
});

test('a position leads back to its offset', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', 'ü') });
  fc.assert(
    fc.property(text, fc.nat(), (t, at) => {
      const offset = at % (t.length + 1);
      const { line, column } = positionsIn(t)(offset);
      const before = t.split('\n').slice(0, line - 1);
      expect(before.join('\n').length + (before.length > 0 ? 1 : 0) + column - 1).toBe(offset);
    }),
  );
});
