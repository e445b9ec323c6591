import { arnOf, hasComments, rolePairs } from '../lookup';
import type { Rule } from '../model';

export const protectionRemoved: Rule = {
  id: 'protection-removed',
  severity: 'high',
  title: 'An adopted role is no longer protected from being destroyed',
  why: 'Without prevent_destroy, the next change that forces a replacement deletes the role.',
  remedy: 'Keep prevent_destroy until the role has been released.',
  check: (change) =>
    rolePairs(change)
      .filter(({ then, now }) => then.preventDestroy && !now.preventDestroy && hasComments(change.after, now.address))
      .map(({ now }) => ({ subject: arnOf(now), address: now.address, evidence: 'prevent_destroy: true → false' })),
};
