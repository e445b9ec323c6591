import { activateRule, deactivateRule, existingRule } from '../../../sandbox/okta/group-rules';
import { addMember, removeMember } from '../../../sandbox/okta/memberships';
import { ADA, activeRule, anyOf, groupNamed, JAMES, logins, newGroup, refusal, someone, testOrg } from './support/org';

test('a member added twice is one member, and one removed twice is none', () => {
  const org = testOrg();
  const id = newGroup(org, 'Support');
  addMember(org, id, JAMES);
  addMember(org, id, someone(org).id);
  expect(logins(org, id)).toEqual([JAMES]);
  removeMember(org, id, JAMES);
  removeMember(org, id, JAMES);
  expect(logins(org, id)).toEqual([]);
});

test('refuses an unknown group and an unknown user', () => {
  const org = testOrg();
  const id = newGroup(org, 'Support');
  expect(refusal(() => addMember(org, '00gX', JAMES))).toBe('E0000007 Not found: Resource not found: 00gX (UserGroup)');
  expect(refusal(() => addMember(org, id, '00uX'))).toBe('E0000007 Not found: Resource not found: 00uX (User)');
  expect(refusal(() => removeMember(org, id, '00uX'))).toContain('(User)');
});

test.each(['Imported', 'Everyone'])('does not add to or remove from %s', (name) => {
  const org = testOrg();
  const { id } = groupNamed(org, name);
  expect(refusal(() => addMember(org, id, JAMES))).toMatch(/^E0000006/);
  expect(refusal(() => removeMember(org, id, JAMES))).toMatch(/^E0000006/);
});

test('a user who is removed manually from a group that a rule fills is excepted from the rule', () => {
  const org = testOrg();
  const [support, role] = [newGroup(org, 'Support'), newGroup(org, 'Role')];
  const ruleId = activeRule(org, 'R', anyOf(support), [role]);
  addMember(org, support, JAMES);
  addMember(org, support, ADA);
  removeMember(org, role, JAMES);
  expect(logins(org, role)).toEqual([ADA]);
  expect(existingRule(org, ruleId).excludedUsers).toEqual([someone(org).id]);
  deactivateRule(org, ruleId);
  activateRule(org, ruleId);
  expect(logins(org, role)).toEqual([ADA]);
});

test('a rule takes over a member who was added by hand, so that they leave with their reason', () => {
  const org = testOrg();
  const [support, role] = [newGroup(org, 'Support'), newGroup(org, 'Role')];
  addMember(org, role, JAMES);
  activeRule(org, 'R', anyOf(support), [role]);
  expect(logins(org, role)).toEqual([JAMES]);
  addMember(org, support, JAMES);
  removeMember(org, support, JAMES);
  expect(logins(org, role)).toEqual([]);
});
