import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join('docs', 'decisions');
const files = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

test('the index lists every decision by its title, in order', () => {
  const entries = [...text('README.md').matchAll(/^\| (\d+) +\| \[([^\]]+)\]\(([^)]+)\) +\|/gm)].map(
    ([, number, title, file]) => `${number ?? ''} ${title ?? ''} ${file ?? ''}`,
  );
  const expected = files.map((file) => {
    const [, number, title] = /^# (\d+)\. (.+)$/m.exec(text(file)) ?? [];
    return `${number ?? ''} ${title ?? ''} ${file}`;
  });
  expect(entries).toEqual(expected);
});

test('no two decisions have one number, and each is named by its own', () => {
  const numbers = files.map((file) => Number.parseInt(file, 10));
  expect(new Set(numbers).size).toBe(files.length);
  for (const file of files) expect(text(file)).toMatch(new RegExp(`^# ${String(Number.parseInt(file, 10))}\\. `));
});

test.each(files)('%s says what was decided, why, what else there was, and what follows', (file) => {
  expect([...text(file).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
    'Context',
    'Decision',
    'Considered',
    'Consequences',
  ]);
  expect(text(file)).toMatch(/^Status: (accepted|superseded (in part )?by \d+(, \d+)*)\nDate: 20\d\d-\d\d-\d\d$/m);
});
