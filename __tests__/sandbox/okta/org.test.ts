import { assignGroup } from '../../../sandbox/okta/assignments';
import { setAppStatus } from '../../../sandbox/okta/apps';
import { addMember } from '../../../sandbox/okta/memberships';
import { appsOf, currentKey, groupsOf } from '../../../sandbox/okta/org';
import { awsApp } from './support/app';
import { JAMES, newGroup, someone, testOrg } from './support/org';

test('a user’s groups are sorted by name, and one of them is Everyone', () => {
  const org = testOrg();
  for (const name of ['b', 'a']) addMember(org, newGroup(org, `${name} group`), JAMES);
  const names = groupsOf(org, someone(org).id).map(({ profile }) => profile.name);
  expect(names).toEqual(['Everyone', 'a group', 'b group']);
});

test('an inactive app is on nobody’s dashboard', async () => {
  const org = testOrg();
  const { id } = await awsApp(org);
  const group = newGroup(org, 'Support');
  addMember(org, group, JAMES);
  assignGroup(org, id, group, {});
  expect(appsOf(org, someone(org).id).map((app) => app.id)).toEqual([id]);
  setAppStatus(org, id, 'INACTIVE');
  expect(appsOf(org, someone(org).id)).toEqual([]);
});

test('an app that signs with a key it does not have is an error', async () => {
  const app = await awsApp(testOrg());
  expect(() => currentKey({ ...app, kid: 'gone' })).toThrow('app "AWS Account Federation" has no key gone');
});
