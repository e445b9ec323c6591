import { arnOf } from '../lookup';
import type { Rule } from '../model';

export const trustUnreadable: Rule = {
  id: 'trust-unreadable',
  severity: 'high',
  title: 'Nobody can see here whom a role trusts',
  why: 'A trust policy that is made of unknown values may admit anybody, and no other rule can look at it.',
  remedy: 'Write the trust policy as a literal, or let this project make it.',
  check: ({ after }) =>
    after.roles.flatMap((role) =>
      'unknown' in role.trust ? [{ subject: arnOf(role), address: role.address, evidence: role.trust.unknown }] : [],
    ),
};
