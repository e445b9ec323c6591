import { existingApp } from './apps';
import { invalidField, notFound } from './errors';
import { existingGroup } from './groups';
import type { GroupAssignment, Opaque, UserAssignment } from './model';
import { assignmentsOf, timestamp, type Org } from './org';
import { existingUser } from './users';

export interface AssignmentRequest {
  readonly priority?: unknown;
  readonly profile?: Opaque;
}

/**
 * Lets a group use an app, or changes how.
 *
 * A priority belongs to one group: another group that has it moves down by one, and so on. Gaps stay. Without a
 * priority a group keeps its own, and a new one comes last.
 * @throws OktaError
 */
export function assignGroup(
  org: Org,
  appId: string,
  groupId: string,
  { priority, profile }: AssignmentRequest,
): GroupAssignment {
  existingApp(org, appId);
  existingGroup(org, groupId);
  const assignments = groupAssignments(org, appId);
  const before = assignments.get(groupId);
  const last = assignmentsOf(org, appId).at(-1);
  const chosen = priority ?? before?.priority ?? (last ? last.priority + 1 : 0);
  if (typeof chosen !== 'number' || !Number.isInteger(chosen) || chosen < 0)
    throw invalidField('priority', 'The field must be a whole number, 0 or more');
  const now = timestamp(org);
  const assignment = { groupId, priority: chosen, profile: profile ?? before?.profile ?? {}, lastUpdated: now };
  assignments.set(groupId, assignment);
  moveDown(assignments, assignment);
  return assignment;
}

/** @throws OktaError */
export function groupAssignment(org: Org, appId: string, groupId: string): GroupAssignment {
  existingApp(org, appId);
  const assignment = org.groupAssignments.get(appId)?.get(groupId);
  if (!assignment) throw notFound(groupId, 'GroupAppAssignment');
  return assignment;
}

/** @throws OktaError */
export function unassignGroup(org: Org, appId: string, groupId: string): void {
  groupAssignment(org, appId, groupId);
  groupAssignments(org, appId).delete(groupId);
}

/** Lets one user use an app without a group. @throws OktaError */
export function assignUser(org: Org, appId: string, idOrLogin: string, profile: Opaque = {}): UserAssignment {
  existingApp(org, appId);
  const { id: userId } = existingUser(org, idOrLogin);
  const now = timestamp(org);
  const assignments = org.userAssignments.get(appId) ?? new Map<string, UserAssignment>();
  org.userAssignments.set(appId, assignments);
  const assignment = { userId, profile, created: assignments.get(userId)?.created ?? now, lastUpdated: now };
  assignments.set(userId, assignment);
  return assignment;
}

/** @throws OktaError */
export function unassignUser(org: Org, appId: string, idOrLogin: string): void {
  existingApp(org, appId);
  const { id } = existingUser(org, idOrLogin);
  if (org.userAssignments.get(appId)?.delete(id) !== true) throw notFound(id, 'AppUser');
}

function groupAssignments(org: Org, appId: string): Map<string, GroupAssignment> {
  const known = org.groupAssignments.get(appId);
  if (known) return known;
  const assignments = new Map<string, GroupAssignment>();
  org.groupAssignments.set(appId, assignments);
  return assignments;
}

function moveDown(assignments: Map<string, GroupAssignment>, { groupId, priority }: GroupAssignment): void {
  const other = [...assignments.values()].find((held) => held.priority === priority && held.groupId !== groupId);
  if (!other) return;
  const moved = { ...other, priority: priority + 1 };
  assignments.set(other.groupId, moved);
  moveDown(assignments, moved);
}
