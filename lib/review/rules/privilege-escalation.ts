import type { Rule } from '../model';
import { holderSightings } from '../policies/holders';
import { escalatingPowers } from '../policies/powers';

export const privilegeEscalation: Rule = {
  id: 'privilege-escalation',
  severity: 'high',
  title: 'An identity can obtain the permissions of others',
  why: 'Keys for other users, new versions of their policies or changed trust policies give the permissions of their owners.',
  remedy: 'Restrict the action to the users, roles and policies that the job needs, by path or by ARN.',
  check: ({ after }) => holderSightings(after, escalatingPowers),
};
