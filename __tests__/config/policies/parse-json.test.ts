import fc from 'fast-check';
import { parseJson } from '../../../lib/config/policies/parse-json';

test('JSON is read as JSON.parse does, with places', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
      const value: unknown = JSON.parse(text);
      expect(parseJson(JSON.stringify(value, null, indent)).value).toEqual(value);
    }),
  );
  expect(parseJson('{\n\t"a": [1, {"b": 2}]\n}').locate(['a', 1, 'b'])).toMatchObject({ line: 2, column: 17 });
});

test.each([
  ['{\n  "a": 1,\n}', 3, 1],
  ['{\n  "a" 1\n}', 2, 7],
  ['{"a":', 1, 6],
  ["{'a': 1}", 1, 2],
  ['', 1, 1],
  ['// hello\n{}', 1, 1],
])('what is wrong with %j begins in %d:%d', (text, line, column) => {
  expect(parseJson(text).faults).toMatchObject([{ line, column, requirement: 'is not valid JSON from here on' }]);
});

test('a key that is listed twice is not overlooked', () => {
  expect(parseJson('{"Effect": "Deny",\n "Effect": "Allow"}').faults).toMatchObject([
    { line: 2, column: 2, path: ['Effect'] },
  ]);
});
