import fc from 'fast-check';
import { jsonErrorOffset } from '../../../lib/config/policies/json-error';

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['// hello\n{}', 0],
  ['{"a": 1,}', 8],
  ['[1, 2,]', 6],
  ['[1 2]', 3],
  ['{"a" 1}', 5],
  ["{'a': 1}", 1],
  ['{"a": tru}', 6],
  ['{"a": "b\n"}', 6],
  ['{} {}', 3],
  ['{]', 1],
  ['[}', 1],
  ['01', 1],
  ['', 0],
  ['{"a": [1', 8],
])('%j stops being JSON at %d', (text, offset) => expect(jsonErrorOffset(text)).toBe(offset));

test('a document of brackets ends too early, however deep it is', () => {
  const deep = '['.repeat(200_000);
  expect(jsonErrorOffset(deep)).toBe(deep.length);
});

test('legal JSON never stops', () => {
  fc.assert(fc.property(fc.json(), (text) => expect(jsonErrorOffset(text)).toBe(text.length)));
});

test('what is before the place can still become JSON, with it no longer', () => {
  const damaged = fc.tuple(fc.json(), fc.nat(), fc.constantFrom(',', '}', ']', ':', 'x', "'", '/', '\u0001'));
  fc.assert(
    fc.property(damaged, ([text, at, char]) => {
      const broken = text.slice(0, at % (text.length + 1)) + char + text.slice(at % (text.length + 1));
      const offset = jsonErrorOffset(broken);
      if (parses(broken)) expect(offset).toBe(broken.length);
      else expect(jsonErrorOffset(broken.slice(0, offset))).toBe(offset);
    }),
  );
});
