import type { Rule } from '../model';
import { holderSightings } from '../policies/holders';
import { listed, rolePassing } from '../policies/powers';

export const passRoleEverywhere: Rule = {
  id: 'pass-role-everywhere',
  severity: 'high',
  title: 'An identity can pass any role to a service',
  why: 'With iam:PassRole on every role, its holder can start a function or an instance that runs as an administrator.',
  remedy: 'List the roles that may be passed, and the service in a condition on iam:PassedToService.',
  check: (change) =>
    holderSightings(change, (holder) => {
      const { roles, starts } = rolePassing(holder);
      if (roles?.patterns.length !== 0) return [];
      return [`iam:PassRole on every role${starts.length > 0 ? `, with ${listed(starts)}` : ''}`];
    }),
};
