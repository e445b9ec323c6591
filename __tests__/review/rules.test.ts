import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/review/rules';
import { rulesPage } from '../../lib/review/rules-page';

const root = join(__dirname, '../..');
const files = readdirSync(join(root, 'lib/review/rules'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((file) => file !== 'index');

test('every file in rules/ is exported by the index and named by the id of its rule', () => {
  expect(RULES.map(({ id }) => id)).toEqual(files.toSorted());
});

const tests = readdirSync(join(root, '__tests__/review/rules')).map((file) =>
  readFileSync(join(root, '__tests__/review/rules', file), 'utf8'),
);

test.each(files)('the rule %s has a test in the folder of the rules', (file) => {
  expect(tests.filter((text) => text.includes(`/rules/${file}'`))).not.toEqual([]);
});

test.each(RULES.map((rule) => [rule.id, rule] as const))('the rule %s says what, why and what to do', (_, rule) => {
  const { title, why, remedy } = rule;
  for (const text of [title, why, remedy]) {
    expect(text.length).toBeGreaterThan(10);
    expect(text).not.toContain('\n');
  }
  expect(title).not.toMatch(/[.:]$/);
  expect(why).toMatch(/\.$/);
  expect(remedy).toMatch(/[.$]$/);
});

test('docs/review-rules.md is what the rules say (else: npx ts-node scripts/write-review-docs.ts)', () => {
  expect(readFileSync(join(root, 'docs/review-rules.md'), 'utf8')).toBe(rulesPage(RULES));
});
