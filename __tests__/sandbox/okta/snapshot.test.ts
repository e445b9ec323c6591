import { assignGroup, assignUser } from '../../../sandbox/okta/assignments';
import { addMember } from '../../../sandbox/okta/memberships';
import { snapshot } from '../../../sandbox/okta/snapshot';
import { awsApp, signingKey } from './support/app';
import { activeRule, ADA, anyOf, JAMES, newGroup, someone, testOrg } from './support/org';

test('shows everything, and why members are members', async () => {
  const org = testOrg();
  const [support, role] = [newGroup(org, 'Support'), newGroup(org, 'Role')];
  const ruleId = activeRule(org, 'R', anyOf(support), [role]);
  addMember(org, support, JAMES);
  const { id: appId } = await awsApp(org);
  assignGroup(org, appId, role, {});
  assignUser(org, appId, ADA);
  const userId = someone(org).id;
  const shown = snapshot(org);
  expect(shown.memberships).toContainEqual({ groupId: support, userId, managed: 'by hand' });
  expect(shown.memberships).toContainEqual({ groupId: role, userId, managed: 'by rules', rules: [ruleId] });
  expect(shown).toMatchObject({
    org: { name: 'mueller-tech' },
    rules: [{ id: ruleId, name: 'R', targets: [role] }],
    apps: [{ id: appId, label: 'AWS Account Federation' }],
    groupAssignments: [{ appId, groupId: role, priority: 0 }],
    userAssignments: [{ appId, userId: someone(org, ADA).id }],
  });
  expect([shown.users, shown.groups, shown.policies].map((list) => list.length)).toEqual([2, 4, 2]);
});

test('holds neither private keys nor passwords', async () => {
  const org = testOrg();
  await awsApp(org);
  const text = JSON.stringify(snapshot(org));
  const { privateKeyPem } = await signingKey();
  const { password } = someone(org);
  expect(text).not.toContain('PRIVATE KEY');
  expect(text).not.toContain(privateKeyPem.split('\n')[2]);
  expect(text).not.toContain(password?.hash);
  expect(text).not.toContain(password?.salt);
});
