import { arnOf } from '../lookup';
import type { Rule } from '../model';

export const trustUnreadable: Rule = {
  id: 'trust-unreadable',
  severity: 'high',
  title: 'Which principals a role trusts is unknown',
  why: 'A trust policy made of unknown values may admit any principal, and no other review rule can judge it.',
  remedy: 'Write the trust policy as a literal, or let this project create it.',
  mayGiveAccess: true,
  check: ({ after }) =>
    after.roles.flatMap((role) =>
      'unknown' in role.trust ? [{ subject: arnOf(role), address: role.address, evidence: role.trust.unknown }] : [],
    ),
};
