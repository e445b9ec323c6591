import fc from 'fast-check';
import { canonical, groupBy, joined, same, sortedBy } from '../../lib/review/order';

test('sorts by plain strings, key after key', () => {
  const items = [
    ['b', '1'],
    ['a', '2'],
    ['a', '10'],
    ['ä', '0'],
    ['Z', '0'],
  ];
  expect(sortedBy(items, (item) => item)).toEqual([
    ['Z', '0'],
    ['a', '10'],
    ['a', '2'],
    ['b', '1'],
    ['ä', '0'],
  ]);
});

test('groups keep the order in which they are first seen', () => {
  expect([...groupBy(['b1', 'a1', 'b2'], (text) => text.charAt(0))]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});

test('canonical texts are equal exactly where values are, whatever the order of keys', () => {
  expect(canonical({ b: [1, { d: 1, c: 2 }], a: undefined })).toBe(canonical({ b: [1, { c: 2, d: 1 }] }));
  expect(canonical(undefined)).toBe('undefined');
  expect(same({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
});

test('no two lists of parts are joined to one text', () => {
  const parts = fc.array(fc.string({ unit: fc.constantFrom('1', ':', 'a', '\u0000') }), { maxLength: 4 });
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(joined(a) === joined(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
    { numRuns: 1000 },
  );
});
