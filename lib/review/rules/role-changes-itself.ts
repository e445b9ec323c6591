import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { selfChangingPowers } from '../policies/powers';

export const roleChangesItself: Rule = {
  id: 'role-changes-itself',
  severity: 'critical',
  title: 'A role can extend its own permissions',
  why: 'Everyone who assumes this role can attach any policy to it or remove its boundary, and so become an administrator.',
  remedy:
    'Remove IAM write actions, or deny them on the role itself; require a permissions boundary where they are needed.',
  check: ({ after }) => grantSightings(after, selfChangingPowers),
};
