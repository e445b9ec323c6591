import { arnOf, rolePairs } from '../lookup';
import type { Rule } from '../model';

export const adoptionChanged: Rule = {
  id: 'adoption-changed',
  severity: 'high',
  title: 'The way in which an adopted role keeps its own trust changes',
  why: 'The expression reads the statements that the role has and adds ours. Changed, it may drop theirs, or write something else.',
  remedy: 'Let this project write the expression; compare the trust policy in the account after the apply.',
  check: (change) =>
    rolePairs(change)
      .filter(({ then, now }) => then.adopted && now.adopted && then.adoption !== now.adoption)
      .map(({ then, now }) => ({
        subject: arnOf(now),
        address: now.address,
        evidence: `${then.adoption ?? 'none'} → ${now.adoption ?? 'none'}`,
      })),
};
