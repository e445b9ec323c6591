import { policySize, utf8Bytes } from '../../lib/naming/text-size';

test('bytes are counted, not characters', () => {
  expect(['', 'a', 'ü', '€', '🙂'].map(utf8Bytes)).toEqual([0, 1, 2, 3, 4]);
});

test('white space between the parts of a policy does not count', () => {
  expect(policySize(JSON.parse('{ "Version" : "2012-10-17" }'))).toBe('{"Version":"2012-10-17"}'.length);
});
