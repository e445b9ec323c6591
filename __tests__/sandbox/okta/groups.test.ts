import { createGroup, deleteGroup, existingGroup, importGroup, updateGroup } from '../../../sandbox/okta/groups';
import { existingRule } from '../../../sandbox/okta/group-rules';
import { addMember } from '../../../sandbox/okta/memberships';
import { activeRule, ADA, anyOf, groupNamed, JAMES, logins, newGroup, refusal, someone, testOrg } from './support/org';

test('a new group is mastered by Okta and empty', () => {
  const org = testOrg();
  const group = createGroup(org, { name: 'Support', description: 'First and second level' });
  expect(group).toMatchObject({
    type: 'OKTA_GROUP',
    source: 'okta',
    profile: { name: 'Support', description: 'First and second level' },
  });
  expect(group.id).toMatch(/^00g/);
  expect(logins(org, group.id)).toEqual([]);
});

test('everybody is in Everyone, users that are added later included', () => {
  const org = testOrg();
  expect(logins(org, groupNamed(org, 'Everyone').id)).toEqual([ADA, JAMES]);
});

test.each([
  [{}, 'E0000001 Api validation failed: name (name: The field cannot be left blank)'],
  [{ name: ' ' }, 'The field cannot be left blank'],
  [{ name: 'n'.repeat(256) }, 'between 1 and 255 characters'],
  [{ name: 'support' }, 'name: An object with this field already exists in the current organization'],
  [{ name: 'Everyone' }, 'already exists'],
  [{ name: 'New', description: 'd'.repeat(1025) }, 'at most 1024 characters'],
  [{ name: 'New', description: 1 }, 'description: The field is not a string'],
  [{ name: 'New', owner: 'me' }, `Property name ''owner'' is not defined in profile`],
])('refuses the group %j', (values, expected) => {
  const org = testOrg();
  newGroup(org, 'Support');
  const before = org.groups.size;
  expect(refusal(() => createGroup(org, values))).toContain(expected);
  expect(org.groups.size).toBe(before);
});

test.each(['n'.repeat(255), 'Imported'])('takes the name %j', (name) => {
  expect(createGroup(testOrg(), { name, description: 'd'.repeat(1024) }).profile.name).toBe(name);
});

test('a group keeps its own name in an update, and drops the description that is left out', () => {
  const org = testOrg();
  const { id } = createGroup(org, { name: 'Support', description: 'old' });
  expect(updateGroup(org, id, { name: 'Support' }).profile).toEqual({ name: 'Support', description: null });
});

test('an update is refused as the new group would be', () => {
  const org = testOrg();
  const [id] = [newGroup(org, 'Support'), newGroup(org, 'Auditors')];
  expect(refusal(() => updateGroup(org, id, { name: 'Auditors' }))).toContain('already exists');
});

test.each(['Imported', 'Everyone'])('does not update %s, which is not Okta’s to change', (name) => {
  const org = testOrg();
  const { id } = groupNamed(org, name);
  expect(refusal(() => updateGroup(org, id, { name: 'Other' }))).toMatch(/^E0000006/);
});

test('Everyone can’t be deleted, an imported group can', () => {
  const org = testOrg();
  expect(refusal(() => deleteGroup(org, groupNamed(org, 'Everyone').id))).toMatch(/^E0000006/);
  const { id } = groupNamed(org, 'Imported');
  deleteGroup(org, id);
  expect(refusal(() => existingGroup(org, id))).toBe(`E0000007 Not found: Resource not found: ${id} (UserGroup)`);
});

test('with a group goes what it gave its members, and a rule that fills it is INVALID', () => {
  const org = testOrg();
  const [support, role] = [newGroup(org, 'Support'), newGroup(org, 'Role')];
  const ruleId = activeRule(org, 'R', anyOf(support), [role]);
  addMember(org, support, JAMES);
  expect(logins(org, role)).toEqual([JAMES]);
  deleteGroup(org, support);
  expect(logins(org, role)).toEqual([]);
  expect(existingRule(org, ruleId).status).toBe('ACTIVE');
  deleteGroup(org, role);
  expect(existingRule(org, ruleId).status).toBe('INVALID');
});

test('renaming a group brings rules that ask for names up to date', () => {
  const org = testOrg();
  const [support, role] = [newGroup(org, 'Support'), newGroup(org, 'Role')];
  activeRule(org, 'R', 'isMemberOfGroupName("Support")', [role]);
  addMember(org, support, JAMES);
  updateGroup(org, support, { name: 'Help desk' });
  expect(logins(org, role)).toEqual([]);
});

test('rules read imported groups', () => {
  const org = testOrg();
  const role = newGroup(org, 'Role');
  const [imported] = [importGroup(org, 'Directory', 'active_directory')];
  activeRule(org, 'R', anyOf(imported.id), [role]);
  const other = importGroup(org, 'Directory 2', 'active_directory', [someone(org).id]);
  activeRule(org, 'R2', anyOf(other.id), [role]);
  expect(logins(org, role)).toEqual([JAMES]);
});
