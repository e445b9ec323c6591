import { memo, memoPair } from '../../lib/review/memo';

test('a function is asked once for an object, also where it gives nothing', () => {
  let asked = 0;
  const look = memo((key: object) => {
    asked++;
    return 'x' in key ? 1 : undefined;
  });
  const [one, other] = [{}, { x: 1 }];
  expect([look(one), look(one), look(other), look(other)]).toEqual([undefined, undefined, 1, 1]);
  expect(asked).toBe(2);
});

test('a pair is remembered in its order', () => {
  const look = memoPair((a: { n: number }, b: { n: number }) => a.n - b.n);
  const [one, two] = [{ n: 1 }, { n: 2 }];
  expect([look(one, two), look(two, one), look(one, two)]).toEqual([-1, 1, -1]);
});
