import { usages } from '../limits';
import type { Rule } from '../model';

export const limitExceeded: Rule = {
  id: 'limit-exceeded',
  severity: 'high',
  title: 'A limit of Okta or AWS is exceeded',
  why: 'The apply fails half-way, or every login of the affected people is refused.',
  remedy: 'Request a higher quota before the apply, or split the group rule or the account.',
  check: ({ after }) =>
    usages(after)
      .filter(({ value, limit }) => value > limit)
      .map(({ subject, address, what, value, limit }) => ({
        subject,
        address,
        evidence: `${what}: ${value} of ${limit}`,
      })),
};
