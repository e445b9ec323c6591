import fc from 'fast-check';
import {
  assignGroup,
  assignUser,
  groupAssignment,
  unassignGroup,
  unassignUser,
} from '../../../sandbox/okta/assignments';
import { deleteGroup } from '../../../sandbox/okta/groups';
import { addMember } from '../../../sandbox/okta/memberships';
import { appsOf, assignmentsOf, isAssigned, type Org } from '../../../sandbox/okta/org';
import { awsApp } from './support/app';
import { ADA, groupNamed, JAMES, newGroup, refusal, someone, testOrg } from './support/org';

let org: Org;
let appId: string;
let groups: string[];
beforeEach(async () => {
  org = testOrg();
  appId = (await awsApp(org)).id;
  groups = ['A', 'B', 'C', 'D'].map((name) => newGroup(org, name));
});

const group = (i: number) => groups[i] ?? '';
/** Names of the app's groups by priority, as `A0 B1`. */
const order = () =>
  assignmentsOf(org, appId)
    .map(({ groupId, priority }) => `${org.groups.get(groupId)?.profile.name ?? '?'}${priority}`)
    .join(' ');

test('groups without a priority come one after the other', () => {
  [0, 1, 2].forEach((i) => assignGroup(org, appId, group(i), {}));
  expect(order()).toBe('A0 B1 C2');
});

test('a group takes the priority it asks for, gaps stay, and who had it moves down', () => {
  assignGroup(org, appId, group(0), { priority: 0 });
  assignGroup(org, appId, group(1), { priority: 3 });
  expect(order()).toBe('A0 B3');
  assignGroup(org, appId, group(2), { priority: 0 });
  expect(order()).toBe('C0 A1 B3');
  assignGroup(org, appId, group(3), { priority: 0 });
  expect(order()).toBe('D0 C1 A2 B3');
});

test('assigning a group again keeps what the request leaves out', () => {
  assignGroup(org, appId, group(0), { priority: 2, profile: { samlRoles: ['Admin'] } });
  expect(assignGroup(org, appId, group(0), {})).toMatchObject({ priority: 2, profile: { samlRoles: ['Admin'] } });
});

test('no two groups ever have the same priority', () => {
  const request = fc.record({ i: fc.nat(3), priority: fc.option(fc.nat(4), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
      org.groupAssignments.clear();
      for (const { i, priority } of requests) {
        assignGroup(org, appId, group(i), { priority });
        if (priority !== undefined) expect(groupAssignment(org, appId, group(i)).priority).toBe(priority);
      }
      const priorities = assignmentsOf(org, appId).map((assignment) => assignment.priority);
      expect(new Set(priorities).size).toBe(priorities.length);
    }),
  );
});

test.each([-1, 1.5, '1', null])('refuses the priority %j', (priority) => {
  const act = () => assignGroup(org, appId, group(0), { priority: priority ?? NaN });
  expect(refusal(act)).toContain('priority: The field must be a whole number, 0 or more');
});

test('refuses an unknown app, an unknown group, and to unassign what is not assigned', () => {
  expect(refusal(() => assignGroup(org, '0oaX', group(0), {}))).toContain('(AppInstance)');
  expect(refusal(() => assignGroup(org, appId, '00gX', {}))).toContain('(UserGroup)');
  expect(refusal(() => unassignGroup(org, appId, group(0)))).toMatch(/^E0000007 .*\(GroupAppAssignment\)$/);
  expect(refusal(() => groupAssignment(org, appId, group(0)))).toMatch(/^E0000007/);
});

test('an assignment goes with its group', () => {
  assignGroup(org, appId, group(0), {});
  deleteGroup(org, group(0));
  expect(refusal(() => unassignGroup(org, appId, group(0)))).toMatch(/^E0000007/);
});

test('users get to the app by a group, in person, or not at all', () => {
  addMember(org, group(0), JAMES);
  const tiles = () => [JAMES, ADA].map((login) => appsOf(org, someone(org, login).id).length);
  expect(tiles()).toEqual([0, 0]);
  assignGroup(org, appId, group(0), {});
  expect(tiles()).toEqual([1, 0]);
  assignUser(org, appId, ADA, { samlRoles: ['Admin'] });
  expect(tiles()).toEqual([1, 1]);
  unassignUser(org, appId, ADA);
  unassignGroup(org, appId, group(0));
  expect(tiles()).toEqual([0, 0]);
});

test('an app for Everyone is everybody’s', () => {
  assignGroup(org, appId, groupNamed(org, 'Everyone').id, {});
  expect(isAssigned(org, appId, someone(org).id)).toBe(true);
});

test('refuses an unknown user, and to unassign who is not assigned in person', () => {
  expect(refusal(() => assignUser(org, appId, '00uX'))).toContain('(User)');
  expect(refusal(() => unassignUser(org, appId, JAMES))).toContain('(AppUser)');
});
