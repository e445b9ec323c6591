import { listDifference } from '../grants/difference';
import { pairs } from '../lookup';
import type { Rule } from '../model';

export const excludedUsersChanged: Rule = {
  id: 'excluded-users-changed',
  severity: 'medium',
  title: 'The users excluded from a group rule change',
  why: 'A user who is no longer excluded gets the role without a change of any group; a user who is excluded now loses it.',
  remedy: 'Remove people from the management group instead, where every reviewer sees it.',
  mayGiveAccess: true,
  check: ({ before, after }) =>
    pairs(before.rules, after.rules, ({ address }) => address).flatMap(({ then, now }) => {
      const { added, gone } = listDifference(then.excludedUsers ?? [], now.excludedUsers ?? []);
      if (added.length + gone.length === 0) return [];
      const evidence = [...added.map((user) => `+${user}`), ...gone.map((user) => `−${user}`)].join(' ');
      return [{ subject: now.name, address: now.address, evidence, mayGiveAccess: gone.length > 0 }];
    }),
};
