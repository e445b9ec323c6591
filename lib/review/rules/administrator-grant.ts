import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { administratorPowers } from '../policies/powers';

/** Looks into documents too: `*:*` in three statements is an administrator like AdministratorAccess. */
export const administratorGrant: Rule = {
  id: 'administrator-grant',
  severity: 'critical',
  title: 'Somebody is an administrator',
  why: 'An administrator can read, change and delete everything in the account, and can hand the same power on.',
  remedy:
    'Grant a role that has what the job needs; keep the administrator for few people, with MFA, an end and a reason.',
  check: ({ after }) => grantSightings(after, administratorPowers),
};
