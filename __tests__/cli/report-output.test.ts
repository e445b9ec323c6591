import { formatOf } from '../../lib/cli/report-output';

test.each([
  ['out/review.md', 'md'],
  ['review.JSON', 'json'],
  ['review.txt', 'text'],
  ['a.b.sarif', 'sarif'],
  ['index.html', 'html'],
])('%s is written as %s', (file, format) => {
  expect(formatOf(file)).toBe(format);
});

test.each(['review', 'review.pdf', 'constructor'])('%s names no format', (file) => {
  expect(() => formatOf(file)).toThrow('its ending names no format');
});
