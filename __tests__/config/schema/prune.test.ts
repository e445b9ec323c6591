import { prune } from '../../../lib/config/schema/prune';

test('what is wrong is gone; keys and places in lists stay', () => {
  const value = { a: { b: 1, c: [1, 2, 3] }, d: 'x' };
  expect(
    prune(value, [
      ['a', 'b'],
      ['a', 'c', 1],
    ]),
  ).toStrictEqual({ a: { b: undefined, c: [1, undefined, 3] }, d: 'x' });
  expect(value).toEqual({ a: { b: 1, c: [1, 2, 3] }, d: 'x' });
});

test('what two places share is taken out of one of them only', () => {
  const shared = { b: 1 };
  expect(prune({ x: shared, y: shared }, [['x', 'b']])).toStrictEqual({ x: { b: undefined }, y: { b: 1 } });
});

test('a path that leads nowhere changes nothing, the whole value is nothing', () => {
  expect(prune({ a: 1 }, [['b', 'c'], ['b'], ['a', 'x']])).toStrictEqual({ a: 1 });
  expect(prune({ a: 1 }, [[]])).toBeUndefined();
});
