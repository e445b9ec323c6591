import type { Rule } from '../model';
import { holderSightings } from '../policies/holders';
import { administratorPowers } from '../policies/powers';

/** A grant shows who becomes an administrator; here nothing does. */
export const administratorWithoutGrant: Rule = {
  id: 'administrator-without-grant',
  severity: 'critical',
  title: 'An identity outside of the grants is an administrator',
  why: 'A role without a grant, a user, a group, or an identity that these documents do not create has full control of the account, and no management group shows who uses it.',
  remedy:
    'Attach policies with the permissions that it needs, or remove the policy; grant administrator roles to a management group.',
  mayGiveAccess: true,
  check: (change) => holderSightings(change, administratorPowers).filter(({ mayGiveAccess }) => mayGiveAccess),
};
