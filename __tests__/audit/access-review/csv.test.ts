import * as fc from 'fast-check';
import { csvLine, harmless, NotCsv, parseCsv } from '../../../lib/audit/access-review/csv';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', ';', '\t', '\r', '\n', ' ', 'a', '＝', '|') }),
);

test('cells are read back as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (table) => {
      const rows = [['row', 'x'], ...table];
      expect(parseCsv(rows.map(csvLine).join('')).map(({ cells }) => cells)).toEqual(rows);
    }),
  );
});

test('no cell begins a formula, whichever separator a spreadsheet takes', () => {
  fc.assert(
    fc.property(cell, (text) => {
      const safe = harmless(text);
      expect(safe).not.toMatch(/[\t\r\n]/);
      for (const separator of [',', ';', '|'])
        for (const part of csvLine(['a', safe, 'b']).split(separator))
          expect(part.replace(/^["\s]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
    }),
  );
});

test.each([
  ['=HYPERLINK("https://evil.example")', `'=HYPERLINK("https://evil.example")`],
  ['@SUM(1)', "'@SUM(1)"],
  ['-1', "'-1"],
  ['  +1', "  '+1"],
  ['\t=1', " '=1"],
  ['x;=1', "x;'=1"],
  ['anna-lena@mueller-tech.com', 'anna-lena@mueller-tech.com'],
  ['r-0123', 'r-0123'],
])('%j is written as %j', (text, expected) => expect(harmless(text)).toBe(expected));

test.each([
  ['commas', 'row,a\r\nx,y\r\n'],
  ['semicolons and a byte order mark', '\ufeffrow;a\nx;y\n'],
  ['tabs, and no line break at the end', 'row\ta\nx\ty'],
  ['quotation marks', '"row";"a"\r\n"x";"y"\r\n\r\n'],
])('a file that a spreadsheet saved with %s is read', (_, text) => {
  expect(parseCsv(text)).toEqual([
    { line: 1, cells: ['row', 'a'] },
    { line: 2, cells: ['x', 'y'] },
  ]);
});

test.each(['row,"a', 'row,"a"b\n'])('%j is not CSV', (text) => expect(() => parseCsv(text)).toThrow(NotCsv));

test.each(['1E5', '2026-06', '007', '1.2', '12:30', 'TRUE', 'false', 'MAR-1', 'Sep 2026', '50%'])(
  '%s is written so that a spreadsheet keeps it',
  (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  },
);

test.each([
  'Admin',
  'r-00ab',
  'until 2026-06-30',
  '2026-06-01T02:00:00.000Z',
  'Mueller-Tech (123456789012)',
  'Marketing',
  '',
])('%s is written as it is', (text) => {
  expect(harmless(text)).toBe(text);
});
