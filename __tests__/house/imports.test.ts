import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { preProcessFile } from 'typescript';

const FOLDERS = ['lib', 'sandbox', 'scripts', 'bench'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

/** Files of this project that a file imports; types count, for anyone who reads one has to read the other. */
const imports = new Map(
  files.map((file) => [
    file,
    preProcessFile(readFileSync(file, 'utf8'))
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => name.startsWith('.'))
      .flatMap((name) => {
        const path = join(dirname(file), name);
        return [`${path}.ts`, join(path, 'index.ts')].filter((candidate) => existsSync(candidate)).slice(0, 1);
      }),
  ]),
);

/** A file that is in no circle has a place in an order in which each file comes after what it imports. */
function withoutOrder(): string[] {
  const left = new Map(imports);
  for (;;) {
    const free = [...left].filter(([, of]) => of.every((file) => !left.has(file))).map(([file]) => file);
    if (free.length === 0) break;
    for (const file of free) left.delete(file);
  }
  for (;;) {
    const imported = new Set([...left.values()].flat());
    const unused = [...left.keys()].filter((file) => !imported.has(file));
    if (unused.length === 0) return [...left.keys()].sort();
    for (const file of unused) left.delete(file);
  }
}

test('no file imports itself through others', () => {
  expect(imports.size).toBeGreaterThan(500);
  expect([...imports.values()].flat().length).toBeGreaterThan(1000);
  expect(withoutOrder()).toEqual([]);
});

test('CONTRIBUTING.md describes every room, and what it may import', () => {
  const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
  const rows = [...contributing.matchAll(/^\| `(?:lib\/)?(\w+)`\s*\|[^|]*\|([^|]*)\|$/gm)];
  const may = new Map(rows.map(([, room = '', what = '']) => [room, what.trim()]));
  expect([...may.keys()].sort()).toEqual([...readdirSync('lib'), 'sandbox'].sort());
  const wrong = [...imports].flatMap(([file, of]) => {
    const room = roomOf(file);
    const allowed = may.get(room) ?? '';
    if (room === 'cli' || !may.has(room)) return [];
    return of
      .map(roomOf)
      .filter((other) => other !== room && !allowed.split(', ').includes(other))
      .map((other) => `${file} imports ${other}`);
  });
  expect(wrong).toEqual([]);
});

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'lib' ? second : first;
}
