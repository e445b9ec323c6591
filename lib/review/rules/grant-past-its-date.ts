import { grantSighting } from '../grant-sighting';
import type { Rule } from '../model';

/** `until` is the last day of the grant. */
export const grantPastItsDate: Rule = {
  id: 'grant-past-its-date',
  severity: 'high',
  title: 'A grant is still given after its end',
  why: 'It was granted until a date that has passed.',
  remedy: 'Synthesize again, which leaves it out, and apply; or set a new end and a reason.',
  check: ({ after, today }) =>
    after.grants
      .filter(({ until }) => until !== undefined && until < today)
      .map((grant) => grantSighting(grant, `ended ${grant.until ?? ''}`)),
};
