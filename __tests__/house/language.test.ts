import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from '../docs/support/documents';

/** Phrases that the glossary in CONTRIBUTING.md replaces. Quoted examples of it are the only place they belong to. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['is no X → is not a X', /(?<!\bthere )\b(?:is|are) no (?!longer\b|more\b|one\b|such\b)[a-z]/g],
  ['mend → fix, correct', /\bmend(?:s|ed|ing)?\b/g],
  ['to be had → available', /\b(?:to|can|can't|can’t|could|may) be had\b/g],
  ['stands in / twice → is in, is listed twice', /\bstands? (?:in|twice|here|there)\b/g],
  ['speaks against → why … is refused', /\bspeaks? against\b/g],
  ['tells / told of → shows, reports', /\b(?:tells|told)\b(?! (?:\w+ )*apart)/g],
  ['a text → a string', /\ba text\b/g],
  ['whom nobody → anyone who', /\bwhom (?:no|nobody)\b/gi],
  ['whoever → anyone who, the person who', /\bwhoever\b/gi],
];

/**
 * How many of them each room still has. A number may only become smaller: whoever changes a file there leaves fewer. 0 is
 * the goal, and what a room that is not listed has.
 */
const STILL: Readonly<Record<string, number>> = {};

const CODE = [...readdirSync('lib').map((room) => join('lib', room)), 'sandbox', 'scripts', 'bench'];

const textsOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|js|css)$/.test(file) && !file.includes('node_modules'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));

/** Comments and strings: a name in code, like `told`, is not language. */
const words = (source: string): string =>
  [...source.matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)]
    .map(([text]) => text)
    .join('\n');

/** The programs and settings beside the rooms. */
const ROOT = ['main.ts', 'bin/federation', 'jest.config.js', 'eslint.config.mjs'];
const SCRIPTS = '.github/scripts';

/** What a test or a group of tests is called: the first string after its bracket. */
const titles = (source: string): string =>
  [...source.matchAll(/(?:\b(?:test|describe)(?:\.\w+)*|\]\))\(\s*(['`])((?:(?!\1)[^\\\n]|\\.)*)\1,/g)]
    .map(([, , title]) => title)
    .join('\n');

const rooms: readonly (readonly [string, readonly string[]])[] = [
  ...CODE.map((room): [string, string[]] => [room, textsOf(room).map(words)]),
  ['programs beside the rooms', [...ROOT.map((file) => readFileSync(file, 'utf8')), ...textsOf(SCRIPTS)].map(words)],
  ['names of tests', textsOf('__tests__').map(titles)],
  [
    'documents',
    [...documents()]
      .filter(([file]) => file !== 'CONTRIBUTING.md' && !file.includes('decisions'))
      .map(([, text]) => text),
  ],
  ['decisions', [...documents()].filter(([file]) => file.includes('decisions')).map(([, text]) => text)],
];

test.each(rooms)('%s has no more phrases that the glossary replaces than it had', (room, texts) => {
  const found = texts.flatMap((text) => FORBIDDEN.flatMap(([, phrase]) => text.match(phrase) ?? []));
  expect({ room, found: found.length, of: found.length > (STILL[room] ?? 0) ? found : [] }).toEqual({
    room,
    found: Math.min(found.length, STILL[room] ?? 0),
    of: [],
  });
});

test('the names of tests are found', () => {
  expect(titles("test('one', () => 1);\ntest.each([\n  ['row'],\n])('each %s', (x) => x);")).toBe('one\neach %s');
});

test('the glossary names every phrase that is refused', () => {
  const glossary = readFileSync('CONTRIBUTING.md', 'utf8');
  expect(glossary).toContain('__tests__/house/language.test.ts');
  for (const word of [
    'tells',
    'is no duration',
    'a text',
    'stands in',
    'mend',
    'to be had',
    'speaks against',
    'whom nobody',
    'whoever',
  ])
    expect(glossary).toContain(word);
});
