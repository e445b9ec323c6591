import { replacedGroups } from '../replaced-groups';
import type { Rule } from '../model';

export const administratorsReplaced: Rule = {
  id: 'administrators-replaced',
  severity: 'critical',
  title: 'The administrators become other people',
  why: 'Another group has the name of a group of administrators. Every grant looks as before, and its members are other people.',
  remedy: 'Compare the id of the group and its members with the group that was granted the role.',
  mayGiveAccess: true,
  check: ({ before, after }) =>
    replacedGroups(before, after)
      .filter(({ administrators }) => administrators)
      .map(({ name, address, evidence }) => ({ subject: name, address, evidence })),
};
