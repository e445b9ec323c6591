import { grantSighting } from '../grant-sighting';
import type { Rule } from '../model';

/** `until` is the last day of the grant. */
export const grantPastItsDate: Rule = {
  id: 'grant-past-its-date',
  severity: 'high',
  title: 'A grant outlives its end',
  why: 'It was given for a time, the time is over, and the documents still give it.',
  remedy: 'Synthesize again, which leaves it out, and apply; or give it a new end and a reason.',
  check: ({ after, today }) =>
    after.grants
      .filter(({ until }) => until !== undefined && until < today)
      .map((grant) => grantSighting(grant, `ended ${grant.until ?? ''}`)),
};
