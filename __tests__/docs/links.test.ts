import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { documents, withoutCode } from './support/documents';

/** Anchor of a heading, as GitHub makes it. */
function anchor(heading: string): string {
  return heading
    .replace(/[`*_]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function anchors(file: string): ReadonlySet<string> {
  const text = withoutCode(readFileSync(file, 'utf8'));
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));
  const named = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = '']) => name);
  return new Set([...headings, ...named]);
}

const all = documents();
const links = [...all].flatMap(([file, text]) =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, target = '']) => ({ file, target })),
);

test('there are documents with links', () => {
  expect(all.size).toBeGreaterThan(5);
  expect(links.length).toBeGreaterThan(20);
});

test('every link within the project leads to a file, and to a heading of it', () => {
  const dead = links
    .filter(({ target }) => !/^[a-z]+:/i.test(target))
    .filter(({ file, target }) => {
      const [path = '', hash] = target.split('#');
      const there = path === '' ? file : normalize(join(dirname(file), decodeURI(path)));
      if (!existsSync(there)) return true;
      return hash !== undefined && statSync(there).isFile() && !anchors(there).has(decodeURIComponent(hash));
    });
  expect(dead).toEqual([]);
});

test('every link to elsewhere is encrypted', () => {
  const outside = links.filter(({ target }) => /^[a-z]+:/i.test(target));
  expect(outside.filter(({ target }) => !target.startsWith('https://') && !target.startsWith('mailto:'))).toEqual([]);
});

test('no document speaks of the machine it was written on', () => {
  const pattern = /(^|[\s"'`(=])(\/work\/|\/root\/|\/Users\/)/m;
  expect([...all].filter(([, text]) => pattern.test(text)).map(([file]) => file)).toEqual([]);
});
