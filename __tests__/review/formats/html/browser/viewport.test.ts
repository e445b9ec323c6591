import fc from 'fast-check';
import { moved, scrollTo, visibleRange } from '../../../../../lib/review/formats/html/browser/viewport';

test('everything that is seen is in the range, and not much more', () => {
  fc.assert(
    fc.property(fc.nat(400_000), fc.nat(2000), fc.integer({ min: 1, max: 10_000 }), (offset, length, count) => {
      const { from, to } = visibleRange(offset, length, 32, count);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      expect(from).toBeLessThanOrEqual(to);
      for (const pixel of [offset, offset + length]) {
        const index = Math.floor(pixel / 32);
        if (index < count && pixel < offset + length) expect(index >= from && index < to).toBe(true);
      }
      expect(to - from).toBeLessThanOrEqual(length / 32 + 10);
    }),
  );
});

test('scrolling shows the whole item and moves no further than it must', () => {
  expect(scrollTo(0, 100, 32, 1)).toBe(0);
  expect(scrollTo(64, 100, 32, 1)).toBe(32);
  expect(scrollTo(0, 100, 32, 4)).toBe(60);
});

const size = { rows: 10, columns: 5, page: 4 };
test.each([
  ['ArrowDown', { row: 0, column: 0 }, { row: 1, column: 0 }],
  ['ArrowUp', { row: 0, column: 0 }, { row: -1, column: 0 }],
  ['ArrowUp', { row: -1, column: 0 }, { row: -1, column: 0 }],
  ['ArrowLeft', { row: 0, column: 0 }, { row: 0, column: -1 }],
  ['ArrowRight', { row: 0, column: 4 }, { row: 0, column: 4 }],
  ['PageDown', { row: 8, column: 1 }, { row: 9, column: 1 }],
  ['PageUp', { row: 2, column: 1 }, { row: 0, column: 1 }],
  ['Home', { row: 3, column: 3 }, { row: 3, column: -1 }],
  ['End', { row: 3, column: 0 }, { row: 3, column: 4 }],
])('%s leads from %j to %j', (key, from, to) => expect(moved(key, from, size)).toEqual(to));

test('Control leads to the corners; other keys are not for the grid', () => {
  expect(moved('Home', { row: 3, column: 3 }, size, true)).toEqual({ row: 0, column: -1 });
  expect(moved('End', { row: 3, column: 3 }, size, true)).toEqual({ row: 9, column: 4 });
  expect(moved('Tab', { row: 3, column: 3 }, size)).toBeUndefined();
});
