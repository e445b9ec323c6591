import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, pageScript } from '../../../../lib/review/formats/html/script';

const browser = join(__dirname, '../../../../lib/review/formats/html/browser');
const files = readdirSync(browser).filter((file) => file.endsWith('.ts'));

test('every module below browser/ is in the page, after those it imports', () => {
  expect(files.map((file) => file.replace('.ts', '')).toSorted()).toEqual([...MODULES].sort());
  for (const [i, name] of MODULES.entries()) {
    const imports = [...readFileSync(join(browser, `${name}.ts`), 'utf8').matchAll(/from '\.\/(\w+)'/g)].map(
      ([, path]) => path,
    );
    for (const path of imports) expect(MODULES.slice(0, i)).toContain(path);
  }
});

test('no module reads text as HTML or code', () => {
  for (const file of files)
    expect(readFileSync(join(browser, file), 'utf8')).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|DOMParser/,
    );
});

test('the script is one, whenever it is made, and cannot end its element', () => {
  expect(pageScript()).toBe(pageScript());
  expect(pageScript()).not.toMatch(/<\/script|<!--/i);
});
