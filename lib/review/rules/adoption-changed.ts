import { arnOf, rolePairs } from '../lookup';
import type { Rule } from '../model';

export const adoptionChanged: Rule = {
  id: 'adoption-changed',
  severity: 'high',
  title: 'The expression that keeps the trust statements of an adopted role changes',
  why: 'It reads the statements that the role has and adds ours. Changed, it may drop statements of the owner or write other ones.',
  remedy:
    'Restore the expression that this project synthesizes, or compare the trust policy in the account after the apply.',
  mayGiveAccess: true,
  check: (change) =>
    rolePairs(change)
      .filter(({ then, now }) => then.adopted && now.adopted && then.adoption !== now.adoption)
      .map(({ then, now }) => ({
        subject: arnOf(now),
        address: now.address,
        evidence: `${then.adoption ?? 'none'} → ${now.adoption ?? 'none'}`,
      })),
};
