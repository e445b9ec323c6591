import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { selfChangingPowers } from '../policies/powers';

export const roleChangesItself: Rule = {
  id: 'role-changes-itself',
  severity: 'critical',
  title: 'A role can give itself more',
  why: 'Whoever becomes this role attaches any policy to it, or takes its boundary away, and is an administrator a minute later.',
  remedy:
    'Leave IAM write actions out, or deny them on the role itself; demand a permissions boundary where they are needed.',
  check: ({ after }) => grantSightings(after, selfChangingPowers),
};
