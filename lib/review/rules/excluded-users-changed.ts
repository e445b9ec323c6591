import { listDifference } from '../grants/difference';
import { pairs } from '../lookup';
import type { Rule } from '../model';

export const excludedUsersChanged: Rule = {
  id: 'excluded-users-changed',
  severity: 'medium',
  title: 'A group rule leaves out other people',
  why: 'Who is no longer left out gets the role without a change of any group; who is left out now loses it.',
  remedy: 'Take people out of the management group instead, where everybody sees it.',
  check: ({ before, after }) =>
    pairs(before.rules, after.rules, ({ address }) => address).flatMap(({ then, now }) => {
      const { added, gone } = listDifference(then.excludedUsers ?? [], now.excludedUsers ?? []);
      if (added.length + gone.length === 0) return [];
      const evidence = [...added.map((user) => `+${user}`), ...gone.map((user) => `−${user}`)].join(' ');
      return [{ subject: now.name, address: now.address, evidence }];
    }),
};
