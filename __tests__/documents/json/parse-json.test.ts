import { parseJsonObject } from '../../../lib/documents/json/parse-json';
import { UnreadableDocument } from '../../../lib/documents/json/unreadable-document';

test('reads an object, after a byte order mark too', () => {
  expect(parseJsonObject('\uFEFF{"a":1}', 'x')).toEqual({ a: 1 });
});

test.each([
  ['', /x: is not JSON/],
  ['{"a":', /is not JSON/],
  ['[]', /holds no JSON object/],
  ['null', /holds no JSON object/],
  ['"text"', /holds no JSON object/],
  [`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /nests deeper than 200 levels|is not JSON/],
  [`{"a":${'{"a":'.repeat(300)}1${'}'.repeat(300)}}`, /nests deeper than 200 levels/],
  [`{"${'x'.repeat(5000)}`, /^.{0,400}$/],
])('refuses %.40s, in a line that says what to do', (text, message) => {
  const read = () => parseJsonObject(text, 'x');
  expect(read).toThrow(UnreadableDocument);
  expect(read).toThrow(message);
  expect(read).toThrow(/\(.+\)$/);
});
