import type { Rule } from '../model';
import { holderSightings } from '../policies/holders';
import { selfChangingPowers } from '../policies/powers';

export const roleChangesItself: Rule = {
  id: 'role-changes-itself',
  severity: 'critical',
  title: 'An identity can extend its own permissions',
  why: 'Everyone who uses it can attach any policy to it or remove its boundary, and so become an administrator.',
  remedy:
    'Remove IAM write actions, or deny them on the identity itself; require a permissions boundary where they are needed.',
  check: (change) => holderSightings(change, selfChangingPowers),
};
