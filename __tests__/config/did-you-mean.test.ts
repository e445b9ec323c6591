import fc from 'fast-check';
import { didYouMean } from '../../lib/config/did-you-mean';

const names = ['Support', 'Cloud Admins', 'Auditors'];

test.each([
  ['Suport', 'Support'],
  ['support', 'Support'],
  ['Supprot', 'Support'],
  ['Cloud Admin', 'Cloud Admins'],
  ['CloudAdmins', 'Cloud Admins'],
  ['Auditor', 'Auditors'],
])('%s is likely %s', (typo, meant) => expect(didYouMean(typo, names)).toBe(`did you mean "${meant}"?`));

test.each(['Finance', 'S', '', 'Supply Chain', 'Aud'])('%j is another word', (word) => {
  expect(didYouMean(word, names)).toBeUndefined();
});

test('the nearest one is meant, the first of equals', () => {
  expect(didYouMean('abcd', ['abxy', 'abcx', 'abce'])).toBe('did you mean "abcx"?');
});

test('a name with one character replaced is found', () => {
  const name = fc.stringMatching(/^[a-z]{4,30}$/);
  fc.assert(
    fc.property(name, fc.nat(), (text, at) => {
      const i = at % text.length;
      const typo = `${text.slice(0, i)}_${text.slice(i + 1)}`;
      expect(didYouMean(typo, [text])).toBe(`did you mean "${text}"?`);
    }),
  );
});
