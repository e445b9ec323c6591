import { arnOf, rolePairs } from '../lookup';
import type { Rule } from '../model';
import { describe, meaning, statements } from '../trust';

export const trustDenialRemoved: Rule = {
  id: 'trust-denial-removed',
  severity: 'high',
  title: 'A trust policy no longer denies somebody the role',
  why: 'A Deny excludes people whatever else allows them; without it, or with another one, they may get in.',
  remedy: 'Keep the statement, or state in the pull request who is meant to be admitted.',
  mayGiveAccess: true,
  check: (change) =>
    rolePairs(change).flatMap(({ then, now }) => {
      const kept = new Set(statements(now).map(meaning));
      return 'unknown' in now.trust
        ? []
        : statements(then)
            .filter((statement) => statement.effect === 'Deny' && !kept.has(meaning(statement)))
            .map((statement) => ({
              subject: arnOf(now),
              address: now.address,
              evidence: `without ${describe(statement)}`,
            }));
    }),
};
