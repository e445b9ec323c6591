import { arnOf, missing, rolePairs } from '../lookup';
import { same } from '../order';
import type { Rule } from '../model';
import { describe, isOurs, meaning, providerArns, statements } from '../trust';

/** Our own sign-in statement is reported as grants; this is about everybody else's. */
export const trustStatementLost: Rule = {
  id: 'trust-statement-lost',
  severity: 'high',
  title: 'A trust policy loses a statement that is not ours',
  why: 'Pipelines and services that assumed the role through it stop working; a removed Deny admits principals.',
  remedy: 'Keep the other statements unchanged; ask their owner before one is removed.',
  mayGiveAccess: true,
  check: (change) => {
    const ours = new Set([...providerArns(change.before), ...providerArns(change.after)]);
    return rolePairs(change).flatMap(({ then, now }) => {
      if ('unknown' in now.trust || same(then.trust, now.trust)) return [];
      return missing(statements(then), statements(now), meaning)
        .filter((statement) => !isOurs(statement, ours))
        .map((statement) => ({ subject: arnOf(now), address: now.address, evidence: describe(statement) }));
    });
  },
};
