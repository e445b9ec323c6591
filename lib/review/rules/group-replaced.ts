import { replacedGroups } from '../replaced-groups';
import type { Rule } from '../model';

export const groupReplaced: Rule = {
  id: 'group-replaced',
  severity: 'high',
  title: 'A name means another group than before',
  why: 'Okta tells groups apart by id. Every grant looks as before, and the members of the group are other people.',
  remedy: 'Compare the id of the group and its members with the group that had the name.',
  mayGiveAccess: true,
  check: ({ before, after }) =>
    replacedGroups(before, after)
      .filter(({ administrators }) => !administrators)
      .map(({ name, address, evidence }) => ({ subject: name, address, evidence })),
};
