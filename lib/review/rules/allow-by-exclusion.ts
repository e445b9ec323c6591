import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { statementsOf } from '../policies/powers';

export const allowByExclusion: Rule = {
  id: 'allow-by-exclusion',
  severity: 'medium',
  title: 'A policy allows everything except a list',
  why: 'NotAction and NotResource with Allow also include actions and resources that AWS adds later.',
  remedy: 'List what is allowed; use Deny for what must never be allowed.',
  check: ({ after }) =>
    grantSightings(after, (role) =>
      statementsOf(role).flatMap(({ effect, actions, exceptActions, resources, exceptResources }) => [
        ...(effect === 'Allow' && exceptActions ? [`allows every action but ${[...actions].sort().join(', ')}`] : []),
        ...(effect === 'Allow' && exceptResources ? [`allows on all but ${[...resources].sort().join(', ')}`] : []),
      ]),
    ),
};
