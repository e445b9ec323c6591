import { escapeXml } from '../../../../sandbox/okta/user/xml';

test.each([
  ['<b a="1">&amp;\'</b>', '&lt;b a=&quot;1&quot;&gt;&amp;amp;&apos;&lt;/b&gt;'],
  ['a\tb\r\nc', 'a&#x9;b&#xD;&#xA;c'],
  ['Zoë 😀 ]]>', 'Zoë 😀 ]]&gt;'],
])('%j loses what a parser would read differently', (text, xml) => expect(escapeXml(text)).toBe(xml));

test('what XML cannot hold becomes the replacement character', () => {
  expect(escapeXml('a\u0000b\u001Bc\uD800d\uFFFFe')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe');
});
