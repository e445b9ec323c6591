import { grantSighting } from '../grant-sighting';
import type { Rule } from '../model';

export const grantWithoutReason: Rule = {
  id: 'grant-without-reason',
  severity: 'low',
  title: 'A grant says no reason',
  why: 'In a year nobody knows whether it may go.',
  remedy: 'Give the grant a reason, and an end (until) where it is for a time.',
  check: ({ after }) =>
    after.grants.filter(({ reason }) => (reason ?? '').trim() === '').map((grant) => grantSighting(grant, 'no reason')),
};
