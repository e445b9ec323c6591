import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { escalatingPowers } from '../policies/powers';

export const privilegeEscalation: Rule = {
  id: 'privilege-escalation',
  severity: 'high',
  title: 'A role reaches the power of others',
  why: 'Keys for other users, new versions of their policies or changed trust give the power of whoever they belong to.',
  remedy: 'Restrict the action to the users, roles and policies that the job is about, by path or by ARN.',
  check: ({ after }) => grantSightings(after, escalatingPowers),
};
