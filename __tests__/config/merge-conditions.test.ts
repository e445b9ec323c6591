import fc from 'fast-check';
import { mergeConditions } from '../../lib/config/merge-conditions';

test('conditions of all layers hold together, sorted and without doubles', () => {
  const merged = mergeConditions([
    { StringEquals: { b: ['y', 'x', 'x'] }, Bool: { a: true } },
    { StringEquals: { a: 'z' } },
  ]);
  expect(JSON.stringify(merged)).toBe('{"Bool":{"a":["true"]},"StringEquals":{"a":["z"],"b":["x","y"]}}');
});

test('no layer loses an operator or a key to another', () => {
  const layer = fc.dictionary(
    fc.constantFrom('StringEquals', 'Bool', 'IpAddress'),
    fc.dictionary(fc.constantFrom('a:x', 'b:y', 'constructor'), fc.constantFrom('1', '2')),
  );
  fc.assert(
    fc.property(layer, layer, (one, two) => {
      const keys = (conditions: object) =>
        Object.entries(conditions).flatMap(([operator, inner]: [string, object]) =>
          Object.keys(inner).map((key) => `${operator} ${key}`),
        );
      expect(keys(mergeConditions([one, two])).sort()).toEqual([...new Set([...keys(one), ...keys(two)])].sort());
    }),
  );
});
