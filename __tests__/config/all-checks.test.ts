import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, WARNINGS } from '../../lib/config/all-checks';

/** `account-names` of the function `accountNames`. */
const fileOf = ({ name }: { readonly name: string }) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const filesIn = (folder: string) =>
  readdirSync(join(__dirname, '../../lib/config', folder))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => file !== 'index')
    .sort();

test.each([
  ['checks', CHECKS],
  ['warnings', WARNINGS],
])('every file in %s/ is run, and is named after its function', (folder, run) => {
  expect(run.map(fileOf).sort()).toEqual(filesIn(folder));
});
