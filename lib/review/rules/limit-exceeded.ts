import { usages } from '../limits';
import type { Rule } from '../model';

export const limitExceeded: Rule = {
  id: 'limit-exceeded',
  severity: 'high',
  title: 'A limit of Okta or AWS is exceeded',
  why: 'The apply fails half-way, or every login of the people concerned is refused.',
  remedy: 'Have the quota raised before the apply, or split.',
  check: ({ after }) =>
    usages(after)
      .filter(({ value, limit }) => value > limit)
      .map(({ subject, address, what, value, limit }) => ({
        subject,
        address,
        evidence: `${what}: ${value} of ${limit}`,
      })),
};
