import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROKEN, problemsOf, withConfig, withOverlay, warningsOf } from './support/fixtures';

const folders = readdirSync(BROKEN).sort();

test('the configuration below the broken ones is valid', () => {
  expect(withConfig((directory) => [problemsOf(directory), warningsOf(directory)])).toEqual([[], []]);
});

test('there are many ways to break a configuration', () => {
  expect(folders.length).toBeGreaterThanOrEqual(200);
});

describe('a broken configuration is reported with place, requirement and remedy of every problem', () => {
  test.each(folders)('%s', (name) => {
    const folder = join(BROKEN, name);
    const expected = join(folder, 'expected.txt');
    if (!existsSync(expected)) throw new Error(`${name} has no expected.txt beside it`);
    const told = withOverlay(folder, (directory) => problemsOf(directory));
    expect(told).not.toEqual([]);
    expect(told).toEqual(readFileSync(expected, 'utf8').trimEnd().split('\n'));
  });
});
