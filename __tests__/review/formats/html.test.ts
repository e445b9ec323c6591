import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { toHtml } from '../../../lib/review/formats/html';
import { review } from '../../../lib/review/review';
import { changes, hostileNames } from '../support/arbitraries';
import { change, granted } from '../support/builders';

const inline = (html: string, tag: string) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
const sha256 = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

test('the page is one file that names no other', () => {
  const html = toHtml(review(change({}, granted())));
  expect(html).not.toMatch(/\b(src|href)=|@import|url\(|https?:\/\/(?!signin\.aws\.amazon\.com)/);
});

test('its policy allows its own script and style, by hash, and nothing else', () => {
  const html = toHtml(review(change({}, granted())));
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
  expect(policy).toBe(
    `default-src 'none'; script-src '${sha256(inline(html, 'script'))}'; style-src '${sha256(inline(html, 'style'))}'; base-uri 'none'; form-action 'none'`,
  );
});

test('the same report gives the same bytes', () => {
  const given = change({}, granted());
  expect(toHtml(review(given))).toBe(toHtml(review(given)));
});

test('whatever the names, the markup is that of the page', () => {
  const markup = (html: string) =>
    html
      .replace(/(<script type="application\/json" id="data">)[^<]*(<\/script>)/, '$1$2')
      .replace(/<h?[^>]*>[^<]*/g, (text) => text.replace(/>[^<]*/, '>'));
  const plain = markup(toHtml(review(change({}, granted()))));
  fc.assert(
    fc.property(hostileNames, (name) => {
      const html = toHtml(
        review(change({}, granted({}, { managementGroup: name, accountName: name, reason: `because ${name}` }))),
      );
      expect(markup(html)).toBe(plain);
    }),
  );
});

test('the data are what the report says, whatever the names', () => {
  fc.assert(
    fc.property(changes(hostileNames), (given) => {
      const report = review(given);
      const html = toHtml(report);
      const [, text = ''] = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html) ?? [];
      const data = JSON.parse(text) as { verdict: string; findings: unknown[]; broken: unknown[]; grants: unknown[] };
      expect(data.verdict).toBe(report.verdict);
      expect(data.findings).toHaveLength(report.findings.length);
      expect(data.broken).toHaveLength(report.broken.length);
      expect(data.grants.length).toBeGreaterThanOrEqual(Math.max(report.before.length, report.after.length));
    }),
  );
});
