import { readFileSync } from 'node:fs';
import { betweenMarkers, seconds, table, times } from '../../bench/table';

test('what is between the markers is replaced, the rest stays', () => {
  const page = 'before\n<!-- bench:start -->\nold\n<!-- bench:end -->\nafter\n';
  const once = betweenMarkers(page, 'new');
  expect(once).toBe('before\n<!-- bench:start -->\n\nnew\n\n<!-- bench:end -->\nafter\n');
  expect(betweenMarkers(once, 'new')).toBe(once);
});

test('a page without markers is refused', () => {
  expect(() => betweenMarkers('<!-- bench:end --> <!-- bench:start -->', 'new')).toThrow('bench:start');
});

test('the page has a table for each size', () => {
  const page = readFileSync('docs/performance.md', 'utf8');
  const tables = (size: string) => page.match(new RegExp(`^\\| ${size} `, 'gm'));
  for (const size of ['10 × 5', '100 × 5', '200 × 10']) expect(tables(size)).toHaveLength(5);
  // `changed` is for many stacks.
  for (const size of ['100 × 10', '1,000 × 10']) expect(tables(size)).toHaveLength(6);
  for (const heading of ['Accounts in one stack', 'One account of 100 changes', '1,000 accounts, simulated'])
    expect(page).toContain(`### ${heading}`);
});

test('numbers are aligned to the right', () => {
  expect(table(['a', 'b'], [['x', '1']])).toBe('| a | b |\n| --- | --: |\n| x | 1 |');
  expect([seconds(840), seconds(12_340), times(1.94), times(19.4)]).toEqual(['0.84 s', '12.3 s', '×1.9', '×19']);
});
