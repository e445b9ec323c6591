import { arnOf, rolePairs } from '../lookup';
import type { Rule } from '../model';

export const permissionsBoundaryRemoved: Rule = {
  id: 'permissions-boundary-removed',
  severity: 'high',
  title: 'A permissions boundary is removed or replaced',
  why: 'The boundary limits what the policies of the role can allow.',
  remedy: 'Keep the boundary, or show that the policies alone allow no more than intended.',
  mayGiveAccess: true,
  check: (change) =>
    rolePairs(change).flatMap(({ then, now }) =>
      then.permissionsBoundary === undefined || then.permissionsBoundary === now.permissionsBoundary
        ? []
        : [
            {
              subject: arnOf(now),
              address: now.address,
              evidence: `${then.permissionsBoundary} → ${now.permissionsBoundary ?? 'none'}`,
            },
          ],
    ),
};
