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
  const mixed = name
    .match(/[\p{L}\p{M}]+/gu)
    ?.find((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
  return mixed === undefined ? undefined : `letters of two alphabets in ${mixed}`;
}
