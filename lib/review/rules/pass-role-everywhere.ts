import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { passesEveryRole } from '../policies/powers';

export const passRoleEverywhere: Rule = {
  id: 'pass-role-everywhere',
  severity: 'high',
  title: 'A role can pass any role to a service',
  why: 'With iam:PassRole on every role, its holder can start a function or an instance that runs as an administrator.',
  remedy: 'List the roles that may be passed, and the service in a condition on iam:PassedToService.',
  check: ({ after }) => grantSightings(after, (role) => (passesEveryRole(role) ? ['iam:PassRole on every role'] : [])),
};
