import { usages } from '../limits';
import type { Rule } from '../model';

/** Share of a limit from which on it is reported. */
const NEAR = 0.8;

export const limitNear: Rule = {
  id: 'limit-near',
  severity: 'low',
  title: 'A limit of Okta or AWS is nearly reached',
  why: 'Beyond it an apply fails half-way, or a login with too many roles is refused.',
  remedy: 'Request a higher quota, split the group rule or the account, or remove what nobody uses.',
  check: ({ after }) =>
    usages(after)
      .filter(({ value, limit }) => value >= limit * NEAR && value <= limit)
      .map(({ subject, address, what, value, limit }) => ({
        subject,
        address,
        evidence: `${what}: ${value} of ${limit}`,
      })),
};
