import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { holderOfRole } from '../policies/holder';
import { administratorPowers } from '../policies/powers';

/** Looks into documents too: `*:*` in three statements is an administrator like AdministratorAccess. */
export const administratorGrant: Rule = {
  id: 'administrator-grant',
  severity: 'critical',
  title: 'Members of a management group are administrators',
  why: 'An administrator can read, change and delete everything in the account, and can grant the same access to others.',
  remedy:
    'Grant a role with the permissions that the job needs; keep administrator roles for few people, with MFA, an end and a reason.',
  check: ({ after }) => grantSightings(after, (role) => administratorPowers(holderOfRole(role))),
};
