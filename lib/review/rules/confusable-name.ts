import type { Access } from '../../access';
import type { Rule } from '../model';
import { hidesSomething, visible } from '../visible';

/** Names are what reviewers go by; two that look alike are told apart by nobody. */
export const confusableName: Rule = {
  id: 'confusable-name',
  severity: 'high',
  title: 'A name is not what it looks like',
  why: 'A hidden character, or a letter of another alphabet, makes a second group look like a known one.',
  remedy: 'Type the name again with plain letters; ask its author why it was written that way.',
  check: ({ after }) =>
    names(after).flatMap(({ name, address }) => {
      const evidence = doubt(name);
      return evidence === undefined ? [] : [{ subject: name, address, evidence }];
    }),
};

function names({ managementGroups, roleGroups, roles, rules, samlProviders, users }: Access) {
  return [...managementGroups, ...roleGroups, ...roles, ...rules, ...samlProviders, ...users];
}

function doubt(name: string): string | undefined {
  if (hidesSomething(name)) return `hidden characters: ${visible(name)}`;
  if (name.normalize('NFKC') !== name) return `other characters than it seems: ${name.normalize('NFKC')}`;
  // Within one word: a whole word in another alphabet is a language, one letter in it is a trick.
  const mixed = name.match(/[\p{L}\p{M}]+/gu)?.find(mixesScripts);
  return mixed === undefined ? undefined : `letters of two alphabets in ${mixed}`;
}

/** Scripts that are written together. @see https://www.unicode.org/reports/tr39/#Restriction_Level_Detection */
const TOGETHER = [
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]+$/u,
];
const LATIN = /\p{Script=Latin}/u;
/** Belongs to any script. */
const NEUTRAL = /[\p{Script=Common}\p{Script=Inherited}]/gu;

function mixesScripts(word: string): boolean {
  if (TOGETHER.some((form) => form.test(word))) return false;
  const letters = Array.from(word.replace(NEUTRAL, ''));
  const [first] = letters;
  return first !== undefined && new Set(letters.map(scriptOf)).size > 1;
}

/** A name for the letter's script; letters of scripts that are not listed share one. */
function scriptOf(letter: string): string {
  if (LATIN.test(letter)) return 'Latin';
  return SCRIPTS.find(([, form]) => form.test(letter))?.[0] ?? 'other';
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Thai',
  'Georgian',
  'Hangul',
  'Cherokee',
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Coptic',
  'Ethiopic',
  'Tamil',
  'Telugu',
  'Lisu',
  'Khmer',
  'Gothic',
].map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')]);
