import fc from 'fast-check';
import { cspHash, escapeHtml, inlineJson } from '../../../../lib/review/formats/html/inline';

test('JSON in a script element keeps its value and never ends the element', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = inlineJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    }),
  );
  expect(inlineJson('</script><!--\u2028')).toBe('"\\u003c/script\\u003e\\u003c!--\\u2028"');
});

test('a hash is what a content security policy wants', () => {
  expect(cspHash('alert(1)')).toBe("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
});

test('markup is text', () => {
  expect(escapeHtml(`<b title="x" id='y'>&amp;`)).toBe('&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;');
});
