import { USER_ATTRIBUTES } from '../../../sandbox/okta/profile-schema';
import { user } from '../../../sandbox/okta/org';
import { passwordMatches } from '../../../sandbox/okta/passwords';
import { assignUser } from '../../../sandbox/okta/assignments';
import { createUser, deleteUser, existingUser, moveUser, updateUser } from '../../../sandbox/okta/users';
import { addMember } from '../../../sandbox/okta/memberships';
import { activeRule, ADA, JAMES, logins, newGroup, refusal, someone, testOrg } from './support/org';

const profile = (login: string) => ({ login, email: login, firstName: 'Grace', lastName: 'Hopper' });
const GRACE = 'grace@mueller-tech.com';

test.each([
  [{ password: 'x' }, 'ACTIVE'],
  [{}, 'PROVISIONED'],
  [{ activate: false, password: 'x' }, 'STAGED'],
])('a user made with %j is %s', (options, status) => {
  expect(createUser(testOrg(), { profile: profile(GRACE), ...options })).toMatchObject({
    status,
    profile: profile(GRACE),
  });
});

test('is found by id, by login in any case, and by the login’s first part where that is one user’s', () => {
  const org = testOrg();
  const { id } = someone(org);
  for (const name of [id, JAMES, 'JAMES@Mueller-Tech.com', 'james']) expect(user(org, name)?.id).toBe(id);
  createUser(org, { profile: profile('james@other.example') });
  expect(user(org, 'james')).toBeUndefined();
  expect(refusal(() => existingUser(org, 'james'))).toBe('E0000007 Not found: Resource not found: james (User)');
});

test.each([
  [
    { ...profile(GRACE), notValid: 1 },
    `E0000001 Api validation failed: newUser (Property name ''notValid'' is not defined in profile)`,
  ],
  [{ ...profile(GRACE), firstName: null }, 'firstName: The field cannot be left blank'],
  [{ ...profile('grace') }, 'login: Username must be in the form of an email address'],
  [{ ...profile(JAMES.toUpperCase()) }, 'login: An object with this field already exists in the current organization'],
])('refuses the profile %j', (values, expected) => {
  const org = testOrg();
  expect(refusal(() => createUser(org, { profile: values }))).toContain(expected);
  expect(org.users.size).toBe(2);
});

test('takes every attribute of Okta’s default schema', () => {
  const values = Object.fromEntries(USER_ATTRIBUTES.map((name) => [name, GRACE]));
  expect(createUser(testOrg(), { profile: values }).profile).toEqual(values);
});

test('a partial update keeps the rest, a whole one does not', () => {
  const org = testOrg();
  updateUser(org, JAMES, { profile: { department: 'Platform' } }, 'partial');
  expect(updateUser(org, JAMES, { profile: { title: 'Engineer' } }, 'partial').profile).toMatchObject({
    login: JAMES,
    department: 'Platform',
    title: 'Engineer',
  });
  const { profile: whole } = updateUser(org, JAMES, { profile: profile(JAMES) }, 'whole');
  expect(whole).toEqual(profile(JAMES));
});

test('an update to somebody else’s login is refused', () => {
  const org = testOrg();
  expect(refusal(() => updateUser(org, JAMES, { profile: { login: ADA } }, 'partial'))).toContain('already exists');
});

test('a changed profile brings rules up to date', () => {
  const org = testOrg();
  const role = newGroup(org, 'Role');
  activeRule(org, 'R', 'user.department == "Platform"', [role]);
  updateUser(org, JAMES, { profile: { department: 'Platform' } }, 'partial');
  expect(logins(org, role)).toEqual([JAMES]);
  updateUser(org, JAMES, { profile: { department: 'Sales' } }, 'partial');
  expect(logins(org, role)).toEqual([]);
});

test('the password is the one that was set last, and is not shown anywhere', () => {
  const org = testOrg();
  updateUser(org, JAMES, { password: 'New-Horse-2' }, 'partial');
  expect(['Correct-Horse-1', 'New-Horse-2'].map((text) => passwordMatches(someone(org), text))).toEqual([false, true]);
  expect(JSON.stringify(someone(org))).not.toContain('New-Horse-2');
  const without = createUser(org, { profile: profile(GRACE) });
  expect(passwordMatches(without, '')).toBe(false);
});

test('moves between the statuses as Okta allows it', () => {
  const org = testOrg();
  expect(moveUser(org, JAMES, 'suspend').status).toBe('SUSPENDED');
  expect(moveUser(org, JAMES, 'unsuspend').status).toBe('ACTIVE');
  expect(refusal(() => moveUser(org, JAMES, 'activate'))).toMatch(/^E0000016/);
  expect(moveUser(org, JAMES, 'deactivate').status).toBe('DEPROVISIONED');
  expect(refusal(() => moveUser(org, JAMES, 'suspend'))).toMatch(/^E0000038/);
  expect(moveUser(org, JAMES, 'activate').status).toBe('ACTIVE');
});

test('deletion takes two calls, and leaves no membership and no assignment', () => {
  const org = testOrg();
  const id = newGroup(org, 'Support');
  addMember(org, id, JAMES);
  deleteUser(org, JAMES);
  expect(someone(org).status).toBe('DEPROVISIONED');
  expect(logins(org, id)).toEqual([JAMES]);
  deleteUser(org, JAMES);
  expect(logins(org, id)).toEqual([]);
  expect(refusal(() => deleteUser(org, JAMES))).toContain('E0000007');
  expect(refusal(() => assignUser(org, '0oaX', ADA))).toContain('(AppInstance)');
});
