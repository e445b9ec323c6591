import fc from 'fast-check';
import { MAX_RULE_NAME_BYTES, ruleName } from '../../lib/naming/rule-name';
import { utf8Bytes } from '../../lib/naming/text-size';

test('a name fits into the bytes that Okta allows, and is never cut within a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
      const name = ruleName(text);
      expect(utf8Bytes(name)).toBeLessThanOrEqual(MAX_RULE_NAME_BYTES);
      expect(name).not.toContain('\uFFFD');
      const [kept = ''] = name.split(/~[0-9a-f]{8}$/);
      expect(text.startsWith(kept)).toBe(true);
    }),
  );
});

test('a name of 50 bytes is whole, one of 51 is cut', () => {
  expect(ruleName('a'.repeat(50))).toBe('a'.repeat(50));
  expect(ruleName('ü'.repeat(25))).toBe('ü'.repeat(25));
  expect(ruleName('a'.repeat(51))).toMatch(/^a{41}~[0-9a-f]{8}$/);
});

test('two long names that begin alike stay two names', () => {
  const beginning = 'aws#Okta-Mueller-Tech-Development-Kubernetes-';
  expect(ruleName(`${beginning}Administrator`)).not.toBe(ruleName(`${beginning}Administration`));
});

test('a name that looks like a cut one does not belong to another group', () => {
  const cut = ruleName('a'.repeat(51));
  expect(ruleName(cut)).not.toBe(cut);
  expect(ruleName('short~0123abcd')).toMatch(/^short~0123abcd~[0-9a-f]{8}$/);
});

test('different names stay different', () => {
  const name = fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom('a', 'b', '~', '0', 'ü') });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(ruleName(a) === ruleName(b)).toBe(a === b);
    }),
  );
});
