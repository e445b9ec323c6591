import { arnOf } from '../lookup';
import type { Change, Rule, RuleSighting } from '../model';
import { holderSightings } from '../policies/holders';
import { matches } from '../policies/pattern';
import { escalatingPowers, limitedPowers } from '../policies/powers';

export const privilegeEscalation: Rule = {
  id: 'privilege-escalation',
  severity: 'high',
  title: 'An identity can obtain the permissions of others',
  why: 'Keys for other users, new versions of their policies or changed trust policies give the permissions of their owners.',
  remedy: 'Restrict the action to the users, roles and policies that the job needs, by path or by ARN.',
  check: (change) => [...holderSightings(change, escalatingPowers), ...limited(change)],
};

/** Some identities only, where these documents make one of them: what it may do, the holder may do. */
function limited(change: Change): RuleSighting[] {
  return holderSightings(change, (holder, { roles }) =>
    limitedPowers(holder).flatMap(({ action, pattern }) => {
      const [first, ...others] = roles.map(arnOf).filter((arn) => arn !== holder.subject && matches(pattern, arn));
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      return first === undefined ? [] : [`${action} on ${pattern}, which is ${first}${more}`];
    }),
  );
}
