import { boundaryDifferences } from '../grants/differences';
import { arnOf, boundaryOf, pairs } from '../lookup';
import type { Rule } from '../model';

/** Also by the boundary's own document: what it allows more, the policies of the role give. */
export const permissionsBoundaryRemoved: Rule = {
  id: 'permissions-boundary-removed',
  severity: 'high',
  title: 'A permissions boundary is removed, replaced or widened',
  why: 'The boundary limits what the policies of the role can allow.',
  remedy: 'Keep the boundary, or show that the policies alone allow no more than intended.',
  mayGiveAccess: true,
  check: ({ before, after }) =>
    pairs(before.roles, after.roles, arnOf).flatMap(({ then, now }) =>
      boundaryDifferences(
        { role: then, boundary: boundaryOf(then, before) },
        { role: now, boundary: boundaryOf(now, after) },
      )
        .filter(({ direction }) => direction !== 'narrower')
        .map(({ phrase }) => ({ subject: arnOf(now), address: now.address, evidence: phrase })),
    ),
};
