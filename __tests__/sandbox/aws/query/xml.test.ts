import fc from 'fast-check';
import { at, element, escapeXml, MalformedXml, parseXml, textAt } from '../../../../sandbox/aws/query/xml';
import { anyCharacter } from '../../../support/any-character';

test('text goes in and comes out as it is', () => {
  const legal = fc
    .string({ unit: anyCharacter })
    .filter((text) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));
  fc.assert(
    fc.property(legal, (text) => {
      expect(textAt(parseXml(element('A', element('B', text)).xml), 'B')).toBe(text);
    }),
  );
});

test('what XML can’t carry is replaced, and nothing that a string says becomes an element', () => {
  expect(escapeXml('a\u0000b\u001f')).toBe('a\ufffdb\ufffd');
  const root = parseXml(element('A', '</A><Admin/>').xml);
  expect([root.textContent, at(root, 'Admin')]).toEqual(['</A><Admin/>', undefined]);
});

test.each(['', '  ', 'hello', '<a>', '<a></b>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<!doctype a><a/>'])(
  'refuses %j',
  (text) => {
    expect(() => parseXml(text)).toThrow(MalformedXml);
  },
);
