import fc from 'fast-check';
import { shortened, visible } from '../../lib/review/visible';
import { hostileNames } from './support/arbitraries';

test.each([
  ['Cloud Admins', 'Cloud Admins'],
  ['Müller & Söhne', 'Müller & Söhne'],
  ['a\nb', 'a\\u{a}b'],
  ['a\u202eb', 'a\\u{202e}b'],
  ['a\u200bb', 'a\\u{200b}b'],
  ['a\u00a0b', 'a\\u{a0}b'],
  [' a  b ', '\\u{20}a \\u{20}b\\u{20}'],
  ['\ud800', '\\u{d800}'],
  ['\u{e0041}', '\\u{e0041}'],
  ['\u001b[31m', '\\u{1b}[31m'],
])('%j is shown as %j', (text, shown) => expect(visible(text)).toBe(shown));

test('nothing hidden is left, and showing twice changes nothing', () => {
  fc.assert(
    fc.property(hostileNames, (name) => {
      expect(visible(name)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
      expect(visible(visible(name))).toBe(visible(name));
    }),
  );
});

test('a long name says how much of it is missing', () => {
  expect(shortened('abcdef', 4)).toBe('abcd… (2 more characters)');
  expect(shortened('abcd', 4)).toBe('abcd');
  expect(shortened('😀😀', 2)).toBe('😀😀');
});
