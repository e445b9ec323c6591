import type { Rule } from '../model';
import { holderSightings } from '../policies/holders';
import { statementsOf } from '../policies/powers';

export const allowByExclusion: Rule = {
  id: 'allow-by-exclusion',
  severity: 'high',
  title: 'A policy allows everything except a list',
  why: 'NotAction and NotResource with Allow also include actions and resources that AWS adds later.',
  remedy: 'List what is allowed; use Deny for what must never be allowed.',
  check: (change) =>
    holderSightings(change, (role) =>
      statementsOf(role).flatMap(({ effect, actions, exceptActions, resources, exceptResources }) => [
        ...(effect === 'Allow' && exceptActions ? [`allows every action but ${[...actions].sort().join(', ')}`] : []),
        ...(effect === 'Allow' && exceptResources ? [`allows on all but ${[...resources].sort().join(', ')}`] : []),
      ]),
    ),
};
