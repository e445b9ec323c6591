import { hours } from '../grants/differences';
import { arnOf } from '../lookup';
import type { Rule } from '../model';
import { isPowerful } from '../policies/role-power';

const LIMIT = { anybody: 4 * 3600, powerful: 3600 };

export const longSession: Rule = {
  id: 'long-session',
  severity: 'medium',
  title: 'Sessions may last longer than recommended',
  why: 'Credentials stay valid until the session ends, also after the person has left the group: more than 4 h for a role, more than 1 h for an administrator.',
  remedy: 'Reduce sessionDuration; signing in again takes one click.',
  check: ({ after }) =>
    after.roles.flatMap((role) => {
      const limit = isPowerful(role) ? LIMIT.powerful : LIMIT.anybody;
      if (role.adopted || role.maxSessionSeconds <= limit) return [];
      const evidence = `${hours(role.maxSessionSeconds)}, more than ${hours(limit)}`;
      return [{ subject: arnOf(role), address: role.address, evidence }];
    }),
};
