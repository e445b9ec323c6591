import { grantSighting } from '../grant-sighting';
import { hasComments } from '../lookup';
import type { Rule } from '../model';

export const grantWithoutReason: Rule = {
  id: 'grant-without-reason',
  severity: 'low',
  title: 'A grant has no reason',
  why: 'Without a reason nobody can decide later whether the grant is still needed.',
  remedy: 'Give the grant a reason, and an end (until) where it is temporary.',
  check: ({ after }) =>
    after.grants
      .filter(({ reason, chain, roleGroup: name }) => {
        // Without a role group, the reason is in other documents.
        if (name === '' || (reason ?? '').trim() !== '') return false;
        return hasComments(after, chain.find(({ kind }) => kind === 'role group')?.address ?? '');
      })
      .map((grant) => grantSighting(grant, 'no reason')),
};
