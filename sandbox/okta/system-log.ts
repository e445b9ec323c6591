import { randomUUID } from 'node:crypto';
import type { LogParty } from './model';
import { timestamp, type Org } from './org';

/** Who does something where nobody says who: Okta itself, as when a rule is followed. */
const OKTA: LogParty = {
  id: 'okta-system',
  type: 'SystemPrincipal',
  alternateId: 'system@okta.com',
  displayName: 'Okta System',
};

/** Notes that somebody came into a group or left it. @param actor id of the user who did it */
export function logMembership(
  org: Org,
  what: 'add' | 'remove',
  { groupId, userId, actor }: { readonly groupId: string; readonly userId: string; readonly actor?: string },
): void {
  org.log.push({
    uuid: randomUUID(),
    published: timestamp(org),
    eventType: `group.user_membership.${what}`,
    displayMessage: what === 'add' ? 'Add user to group membership' : 'Remove user from group membership',
    actor: (actor === undefined ? undefined : userParty(org, actor)) ?? OKTA,
    target: [userParty(org, userId), groupParty(org, groupId)].flatMap((party) => party ?? []),
  });
}

function userParty(org: Org, id: string): LogParty | undefined {
  const user = org.users.get(id);
  if (!user) return undefined;
  const { login, firstName, lastName } = user.profile;
  return { id, type: 'User', alternateId: login, displayName: `${firstName} ${lastName}` };
}

function groupParty(org: Org, id: string): LogParty | undefined {
  const group = org.groups.get(id);
  return group && { id, type: 'UserGroup', alternateId: 'unknown', displayName: group.profile.name };
}
