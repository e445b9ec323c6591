import { evaluateRules } from './evaluate-rules';
import { existingGroup, notOktas } from './groups';
import type { Group } from './model';
import { timestamp, type Org } from './org';
import { logMembership } from './system-log';
import { existingUser } from './users';

/** Adds a user by hand; a member stays what they are. @param actor id of the user who does it @throws OktaError */
export function addMember(org: Org, groupId: string, idOrLogin: string, actor?: string): void {
  const [group, { id: userId }] = [oktaGroup(org, groupId), existingUser(org, idOrLogin)];
  const members = membersOf(org, groupId);
  if (members.has(userId)) return;
  members.set(userId, { managed: 'by hand' });
  logMembership(org, 'add', { groupId, userId, actor });
  touch(org, group);
  evaluateRules(org, [userId]);
}

/**
 * Removes a user. A user who was there by rules is put on the exception list of these rules, so that they don't bring
 * the user back (Okta help, "Manual group user management").
 * @throws OktaError
 */
export function removeMember(org: Org, groupId: string, idOrLogin: string, actor?: string): void {
  const [group, { id: userId }] = [oktaGroup(org, groupId), existingUser(org, idOrLogin)];
  const members = membersOf(org, groupId);
  const membership = members.get(userId);
  if (!membership) return;
  if (membership.managed === 'by rules')
    for (const ruleId of membership.rules) {
      const rule = org.rules.get(ruleId);
      if (rule) org.rules.set(ruleId, { ...rule, excludedUsers: [...rule.excludedUsers, userId] });
    }
  members.delete(userId);
  logMembership(org, 'remove', { groupId, userId, actor });
  touch(org, group);
  evaluateRules(org, [userId]);
}

function oktaGroup(org: Org, groupId: string): Group {
  const group = existingGroup(org, groupId);
  if (group.type !== 'OKTA_GROUP') throw notOktas(group);
  return group;
}

function membersOf(org: Org, groupId: string) {
  const members = org.memberships.get(groupId);
  if (!members) throw new Error(`group ${groupId} has no list of members`);
  return members;
}

function touch(org: Org, group: Group): void {
  org.groups.set(group.id, { ...group, lastMembershipUpdated: timestamp(org) });
}
