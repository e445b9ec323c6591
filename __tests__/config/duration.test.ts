import fc from 'fast-check';
import { seconds } from '../../lib/config/duration';

test.each([
  ['1h', 3600],
  ['90m', 5400],
  ['1h30m', 5400],
  ['1h30m15s', 5415],
  ['45s', 45],
  ['3600', 3600],
  [3600, 3600],
  ['0', 0],
])('%j is %d seconds', (duration, length) => expect(seconds(duration)).toBe(length));

test.each(['', 'h', '1d', '1.5h', '-1h', '1 h', '1h ', '30m1h', '1H', 'an hour', '1h30'.concat('x')])(
  '%j is not a duration',
  (duration) => expect(seconds(duration)).toBeUndefined(),
);

test('hours, minutes and seconds add up', () => {
  const part = fc.nat({ max: 9999 });
  fc.assert(fc.property(part, part, part, (h, m, s) => expect(seconds(`${h}h${m}m${s}s`)).toBe(h * 3600 + m * 60 + s)));
});
