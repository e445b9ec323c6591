import type { Access } from '../../access';
import { digestOf, type Block } from '../../documents';
import { terraformAddress } from '../address';
import { kindOf } from '../judged';
import { changedArguments, changedBlocks, digestAt } from '../lookup';
import { memo } from '../memo';
import type { Rule, Sighting } from '../model';
import { groupBy } from '../order';
import { skeleton } from '../skeleton';
import { hidesSomething, visible } from '../visible';

/** Names are what reviewers go by; two that look alike are told apart by nobody. */
export const confusableName: Rule = {
  id: 'confusable-name',
  severity: 'high',
  title: 'A name or description is not what it looks like',
  why: 'A hidden character, a letter of another alphabet, or a name that looks like a known one, makes a second group or role pass for the first. Hidden characters in a description show its readers other words than it says.',
  remedy: 'Type the name again with plain letters; ask its author why it was written that way.',
  check: ({ before, after }) => {
    const now = names(after);
    const alike = lookalikes([names(before), now]);
    const looks = now.flatMap(({ key, name, address }) => {
      const others = [...(alike.get(key) ?? [])].filter((other) => other !== name).sort();
      const evidence = doubt(name) ?? likeness(name, others);
      return evidence === undefined ? [] : [{ subject: name, address, evidence }];
    });
    return [...looks, ...twins(before, after), ...texts(after)];
  },
};

/** Descriptions, tags and outputs that are not what they look like. */
function texts({ texts: found }: Access): Sighting[] {
  return found.flatMap(({ address, argument, hidden }) =>
    // Names are looked at above.
    hidden.length === 0 || argument === 'name'
      ? []
      : [
          {
            subject: `${terraformAddress(address)}.${argument}`,
            address,
            evidence: `hidden characters: ${hidden.join(', ')}`,
          },
        ],
  );
}

/** Names that look like others, by what they look like. */
function lookalikes(lists: readonly (readonly Named[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const first = new Map<string, string>();
  const alike = new Map<string, Set<string>>();
  for (const list of lists)
    for (const { key, name } of list) {
      const other = first.get(key);
      if (other === undefined) first.set(key, name);
      else if (other !== name) alike.set(key, (alike.get(key) ?? new Set([other])).add(name));
    }
  return alike;
}

/** New groups with the name of one that the same org has: Okta refuses the second, or people take one for the other. */
function twins(before: Access, after: Access): Sighting[] {
  const { added, kept } = changedBlocks(before, after);
  const isGroup = ({ address }: Block) => kindOf(address) === 'okta_group';
  // Another provider is another org.
  const isIdentity = (name: string) => name === 'name' || name === 'provider';
  const renamed = kept.filter((pair) => isGroup(pair.now) && changedArguments(pair).some(isIdentity));
  const made = [...added.filter(isGroup), ...renamed.map(({ now }) => now)];
  if (made.length === 0) return [];
  const groups = [...after.managementGroups, ...after.roleGroups].filter(({ address }) => !/[:.]data\./.test(address));
  const orgs = new Map(groups.map(({ address, org }) => [address, org]));
  const known = groupBy(groups, ({ name }) => digestOf(name));
  return made.flatMap((block) => {
    const { address } = block;
    const name = digestAt(block, 'name') ?? '';
    // One of the same name and org is not listed by itself.
    const others = (known.get(name) ?? []).filter(
      (group) => group.address !== address && (!orgs.has(address) || orgs.get(address) === group.org),
    );
    return others.map((group) => ({ subject: group.name, address, evidence: 'another group has the same name' }));
  });
}

interface Named {
  readonly key: string;
  readonly name: string;
  readonly address: string;
}

/** Names by which people tell things of one kind apart. */
const names = memo((access: Access): readonly Named[] => {
  const { managementGroups, roleGroups, roles, rules, samlProviders, users } = access;
  const of = (kind: string, list: readonly Omit<Named, 'key'>[], look = skeleton) =>
    list.map(({ name, address }): Named => ({ key: `${kind} ${look(name)}`, name, address }));
  // Okta does not distinguish capital letters in the names of groups.
  const ofGroup = (name: string) => skeleton(name).toLowerCase();
  return [
    ...of('group', managementGroups, ofGroup),
    ...of('group', roleGroups, ofGroup),
    ...of('role', roles),
    ...of('rule', rules),
    ...of('SAML provider', samlProviders),
    ...of('user', users),
  ];
});

/** Of two names that look alike, the one with other than plain letters is the doubtful one. */
function likeness(name: string, others: readonly string[]): string | undefined {
  if (PLAIN.test(name) && !others.every((other) => PLAIN.test(other))) return undefined;
  return others.length === 0 ? undefined : `looks like ${others.map(visible).join(', ')}`;
}

const PLAIN = /^[\x20-\x7e]*$/;
/** Plain, and no space at the ends or after another: nothing can be hidden in it. */
const ORDINARY = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

function doubt(name: string): string | undefined {
  if (ORDINARY.test(name)) return undefined;
  if (hidesSomething(name)) return `hidden characters: ${visible(name)}`;
  if (name.normalize('NFKC') !== name) return `other characters than it seems: ${name.normalize('NFKC')}`;
  // Within one word: a whole word in another alphabet is a language, one letter in it is a trick.
  const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
  const mixed = words.find(mixesScripts);
  if (mixed !== undefined) return `letters of two alphabets in ${mixed}`;
  const disguised = words.find(looksLatin);
  return disguised === undefined ? undefined : `${disguised} looks like ${skeleton(disguised)}`;
}

/** A word of another alphabet of which every letter looks like a Latin one. A letter or two are a label. */
function looksLatin(word: string): boolean {
  return word.length > 2 && !LATIN.test(word) && /^[a-z]+$/i.test(skeleton(word));
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
