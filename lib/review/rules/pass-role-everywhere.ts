import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { passesEveryRole } from '../policies/powers';

export const passRoleEverywhere: Rule = {
  id: 'pass-role-everywhere',
  severity: 'high',
  title: 'A role can hand any role to a service',
  why: 'iam:PassRole on every role lets its holder start a function or a machine that runs as an administrator.',
  remedy: 'Name the roles that may be passed, and the service, with a condition on iam:PassedToService.',
  check: ({ after }) => grantSightings(after, (role) => (passesEveryRole(role) ? ['iam:PassRole on every role'] : [])),
};
