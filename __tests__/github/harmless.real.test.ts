import { startMarkdownRenderer, type MarkdownRenderer } from '../review/support/markdown-renderer';

const { fenced, harmless } = jest.requireActual<{
  fenced: (text: string) => string;
  harmless: (text: string) => string;
}>('../../.github/scripts/harmless.js');

let renderer: MarkdownRenderer;
beforeAll(() => {
  renderer = startMarkdownRenderer();
});
afterAll(() => renderer.stop());

test.each([
  ['a mention', 'cc @your-org/security (@ada) _@ada_ x**@ada**'],
  ['a mention after a back-tick that opens nothing', 'a ` @ada'],
  ['a mention in code that a table takes apart', '| a | b | c |\n|---|---|---|\n| `x | @ada | y` |'],
  ['a mention in code that is a line of HTML', '<details>\n`@ada`\n</details>'],
  ['a mention in HTML entities', '&#64;ada &#x40;ada &commat;ada <summary>&#64ada</summary>'],
  ['a mention with a full-width sign', '\uff20ada \ufe6bada'],
  ['a mention behind a character that nobody sees', 'x\u200b@ada \u2060@ada \u00ad@ada'],
  ['a mention in a link', '[@ada](x) [x](@ada)'],
  ['a mention behind a back-slash', String.raw`\@ada \\@ada`],
])('%s notifies nobody', async (_, text) => {
  const shown = (await renderer.render(harmless(text))).replace(/<[^>]*>/g, '');
  expect(shown).toMatch(/[@\uff20\ufe6b]|commat|#x?\d/);
  expect(shown).not.toMatch(/(^|[^A-Za-z0-9])[@\uff20\ufe6b][A-Za-z0-9]/m);
});

test.each([
  ['a picture', '![x](https://evil.example/x.png)'],
  ['a picture by reference', '![x][y]\n\n[y]: https://evil.example/x.png'],
  ['a link', '[Approve](https://evil.example)'],
  ['a bare address', 'https://evil.example www.evil.example'],
  ['an address in angle brackets', '<https://evil.example>'],
  ['HTML', '<img src=x> <script>alert(1)</script> <a href="https://evil.example">ok</a> <details open onclick=x>'],
])('%s is text', async (_, text) => {
  const html = await renderer.render(harmless(text));
  expect(html).not.toMatch(/<(a|img|script|details)\b/);
});

test.each(['~~~~~~~~~~', 'a\n~~~~~~\n# b', '```'])('a block of code is not ended by %j', async (text) => {
  expect(await renderer.render(`${fenced(text)}\n\nafter`)).toMatch(
    /^<pre><code class="language-text">[^<]*<\/code><\/pre>\n<p>after<\/p>$/,
  );
});
