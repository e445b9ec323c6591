import { ALREADY_EXISTS, BLANK, forbidden, invalid, invalidField, notFound } from './errors';
import { evaluateRules } from './evaluate-rules';
import type { Group, GroupType } from './model';
import { timestamp, type Org } from './org';

/** Characters (Okta API, OktaUserGroupProfile). */
const NAME = 255;
const DESCRIPTION = 1024;

type Values = Readonly<Record<string, unknown>>;

/** @throws OktaError */
export function createGroup(org: Org, values: Values): Group {
  return addGroup(org, 'OKTA_GROUP', 'okta', groupProfile(org, values));
}

/** A group that Okta imported: its members come with it, and Okta doesn't change them. @param source e.g. `active_directory` */
export function importGroup(org: Org, name: string, source: string, members: readonly string[] = []): Group {
  const group = addGroup(org, 'APP_GROUP', source, { name, description: null });
  const joined = members.map((userId) => [userId, { managed: 'by hand' }] as const);
  org.memberships.set(group.id, new Map(joined));
  evaluateRules(org, members);
  return group;
}

/** `Everyone`, which every org has. */
export function addEveryone(org: Org): Group {
  return addGroup(org, 'BUILT_IN', 'okta', { name: 'Everyone', description: 'All users in your organization' });
}

/** @throws OktaError */
export function existingGroup(org: Org, groupId: string): Group {
  const group = org.groups.get(groupId);
  if (!group) throw notFound(groupId, 'UserGroup');
  return group;
}

/** @throws OktaError */
export function updateGroup(org: Org, groupId: string, values: Values): Group {
  const before = existingGroup(org, groupId);
  if (before.type !== 'OKTA_GROUP') throw notOktas(before);
  const changed: Group = { ...before, profile: groupProfile(org, values, groupId), lastUpdated: timestamp(org) };
  org.groups.set(groupId, changed);
  // A rule may ask for groups by name.
  if (changed.profile.name !== before.profile.name)
    evaluateRules(
      org,
      [...(org.memberships.get(groupId) ?? [])].map(([id]) => id),
    );
  return changed;
}

/**
 * Its members lose what it gave them, and a rule that fills it becomes INVALID: such a rule can only be read or deleted.
 * @throws OktaError
 */
export function deleteGroup(org: Org, groupId: string): void {
  const group = existingGroup(org, groupId);
  if (group.type === 'BUILT_IN') throw notOktas(group);
  const members = [...(org.memberships.get(groupId)?.keys() ?? [])];
  org.groups.delete(groupId);
  org.memberships.delete(groupId);
  org.admins.delete(groupId);
  for (const assignments of org.groupAssignments.values()) assignments.delete(groupId);
  for (const rule of org.rules.values())
    if (rule.targets.includes(groupId))
      org.rules.set(rule.id, { ...rule, status: 'INVALID', lastUpdated: timestamp(org) });
  evaluateRules(org, members);
}

function addGroup(org: Org, type: GroupType, source: string, profile: Group['profile']): Group {
  const now = timestamp(org);
  const times = { created: now, lastUpdated: now, lastMembershipUpdated: now };
  const group: Group = { id: org.newId('00g'), type, profile, source, ...times };
  org.groups.set(group.id, group);
  org.memberships.set(group.id, new Map());
  return group;
}

function groupProfile(org: Org, { name, description = null, ...unknown }: Values, except?: string): Group['profile'] {
  const [other] = Object.keys(unknown).sort();
  if (other !== undefined) throw invalid('profile', `Property name ''${other}'' is not defined in profile`);
  if (typeof name !== 'string' || name.trim() === '') throw invalidField('name', BLANK);
  if (name.length > NAME) throw invalidField('name', `The field must be between 1 and ${NAME} characters long`);
  if (description !== null && typeof description !== 'string')
    throw invalidField('description', 'The field is not a string');
  if ((description ?? '').length > DESCRIPTION)
    throw invalidField('description', `The field must be at most ${DESCRIPTION} characters long`);
  // Okta compares the names of its own groups; imported ones may share a name with them.
  const taken = [...org.groups.values()].some(
    ({ id, type, profile }) =>
      id !== except && type !== 'APP_GROUP' && profile.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw invalidField('name', ALREADY_EXISTS);
  return { name, description };
}

export function notOktas({ type }: Group) {
  return forbidden(
    'E0000006',
    'You do not have permission to perform the requested action',
    `Okta does not manage this ${type}`,
  );
}
