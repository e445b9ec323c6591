import { Client } from '@okta/okta-sdk-nodejs';
import { X509Certificate } from 'node:crypto';
import { currentKey } from '../../../../sandbox/okta/org';
import { startOkta, type LocalOkta } from '../../../../sandbox/okta/start';
import { anyOf, groupNamed, logins } from '../support/org';

let okta: LocalOkta;
let client: Client;
beforeAll(async () => {
  okta = await startOkta({ name: 'mueller-tech', groups: [{ name: 'Auditors' }] });
  // Each answer is to come from the org, and none from the SDK's memory.
  client = new Client({ orgUrl: okta.url, token: okta.token, cacheMiddleware: null });
});
afterAll(() => okta.stop());

async function all<T>(collection: AsyncIterable<T | null>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of collection) if (item !== null) items.push(item);
  return items;
}

/** The SDK asks for instances of its classes, which have no behaviour, and sends whatever it is given as JSON. */
const sent = (value: object) => value as never;
const profile = (login: string) => ({ login, email: login, firstName: 'Grace', lastName: 'Hopper' });
const AWS_APP = { name: 'amazon_aws', label: 'AWS', signOnMode: 'SAML_2_0' } as const;

test('makes, finds, changes and deletes a user', async () => {
  const login = 'grace@mueller-tech.com';
  const body = { profile: profile(login), credentials: { password: { value: 'Correct-Horse-1' } } };
  const made = await client.userApi.createUser({ body: sent(body) });
  expect(made).toMatchObject({ status: 'ACTIVE', profile: { login } });
  const userId = made.id ?? '';
  expect((await client.userApi.getUser({ userId: login })).id).toBe(userId);
  const [found] = await all(await client.userApi.listUsers({ search: `profile.login eq "${login}"` }));
  expect(found?.id).toBe(userId);
  const user = { profile: { department: 'Platform' } };
  expect((await client.userApi.updateUser({ userId, user: sent(user) })).profile).toMatchObject({
    login,
    department: 'Platform',
  });
  await client.userApi.deactivateUser({ userId });
  await client.userApi.deleteUser({ userId });
  await expect(client.userApi.getUser({ userId })).rejects.toThrow('Not found: Resource not found');
});

test('makes, finds, changes and deletes a group', async () => {
  const made = await client.groupApi.createGroup({
    group: sent({ profile: { name: 'Support', description: 'Help' } }),
  });
  const groupId = made.id ?? '';
  expect(made).toMatchObject({ type: 'OKTA_GROUP', profile: { name: 'Support', description: 'Help' } });
  expect(await all(await client.groupApi.listGroups({ q: 'Supp' }))).toMatchObject([{ id: groupId }]);
  const group = { profile: { name: 'Help desk' } };
  expect((await client.groupApi.replaceGroup({ groupId, group: sent(group) })).profile).toMatchObject({
    name: 'Help desk',
  });
  await client.groupApi.deleteGroup({ groupId });
  await expect(client.groupApi.getGroup({ groupId })).rejects.toThrow('UserGroup');
});

test('makes, runs, changes and deletes a group rule', async () => {
  const [management, role] = await Promise.all(
    ['Management', 'Role'].map((name) => client.groupApi.createGroup({ group: sent({ profile: { name } }) })),
  );
  const [source, target] = [management?.id ?? '', role?.id ?? ''];
  const member = await client.userApi.createUser({
    body: sent({ profile: profile('ada@mueller-tech.com'), credentials: { password: { value: 'x' } } }),
  });
  await client.groupApi.assignUserToGroup({ groupId: source, userId: member.id ?? '' });
  const groupRule = {
    type: 'group_rule',
    name: 'AWS Role',
    conditions: { expression: { type: 'urn:okta:expression:1.0', value: anyOf(source) } },
    actions: { assignUserToGroups: { groupIds: [target] } },
  } as const;
  const made = await client.groupApi.createGroupRule({ groupRule: sent(groupRule) });
  const ruleId = made.id ?? '';
  expect(made.status).toBe('INACTIVE');
  await client.groupApi.activateGroupRule({ ruleId });
  const members = await all(await client.groupApi.listGroupUsers({ groupId: target }));
  expect(members.map(({ profile: found }) => found?.login)).toEqual(['ada@mueller-tech.com']);
  await expect(client.groupApi.replaceGroupRule({ ruleId, groupRule: sent(groupRule) })).rejects.toThrow(
    'status ACTIVE',
  );
  await client.groupApi.deactivateGroupRule({ ruleId });
  const renamed = { ...groupRule, name: 'AWS Role 2' };
  expect((await client.groupApi.replaceGroupRule({ ruleId, groupRule: sent(renamed) })).name).toBe('AWS Role 2');
  expect(await all(await client.groupApi.listGroupRules({ search: 'role 2' }))).toMatchObject([{ id: ruleId }]);
  await client.groupApi.deleteGroupRule({ ruleId, removeUsers: true });
  expect(logins(okta.org, target)).toEqual([]);
});

test('makes an app, assigns groups and users, rotates its key and deletes it', async () => {
  const { applicationApi } = client;
  const made = await applicationApi.createApplication({ application: sent({ ...AWS_APP }), activate: true });
  const appId = made.id ?? '';
  expect(made).toMatchObject({ name: 'amazon_aws', label: 'AWS', status: 'ACTIVE', signOnMode: 'SAML_2_0' });

  const { id: groupId } = groupNamed(okta.org, 'Auditors');
  const applicationGroupAssignment = sent({ priority: 3 });
  const assigned = await applicationApi.assignGroupToApplication({ appId, groupId, applicationGroupAssignment });
  expect(assigned).toMatchObject({ id: groupId, priority: 3 });
  expect(await all(await applicationApi.listApplicationGroupAssignments({ appId }))).toMatchObject([{ id: groupId }]);
  await applicationApi.unassignApplicationFromGroup({ appId, groupId });

  const first = currentKey(okta.org.apps.get(appId) ?? fail());
  const fresh = await applicationApi.generateApplicationKey({ appId, validityYears: 2 });
  const keys = await all(await applicationApi.listApplicationKeys({ appId }));
  expect(keys.map(({ kid }) => kid)).toEqual([first.kid, fresh.kid]);
  const credentials = { signing: { kid: fresh.kid ?? '' } };
  await applicationApi.replaceApplication({ appId, application: sent({ ...AWS_APP, label: 'AWS 2', credentials }) });
  expect((await applicationApi.getApplication({ appId })).label).toBe('AWS 2');
  const metadata = await fetchMetadata(`/api/v1/apps/${appId}/sso/saml/metadata`);
  expect(metadata).toContain(fresh.x5c?.[0]?.slice(0, 60));
  expect(new X509Certificate(Buffer.from(fresh.x5c?.[0] ?? '', 'base64')).subject).toContain('CN=mueller-tech');

  await expect(applicationApi.deleteApplication({ appId })).rejects.toThrow('Delete application forbidden');
  await applicationApi.deactivateApplication({ appId });
  await applicationApi.deleteApplication({ appId });
  await expect(applicationApi.getApplication({ appId })).rejects.toThrow('AppInstance');
});

test('makes a sign-on policy with a rule, gives it to an app, and deletes it', async () => {
  const { policyApi, applicationApi } = client;
  const policy = sent({ type: 'ACCESS_POLICY', name: 'MFA for AWS', description: 'x' });
  const { id: policyId = '' } = (await policyApi.createPolicy({ policy })) as { id?: string };
  const policyRule = sent({
    type: 'ACCESS_POLICY',
    name: 'MFA',
    priority: 1,
    actions: { appSignOn: { access: 'ALLOW', verificationMethod: { type: 'ASSURANCE', factorMode: '2FA' } } },
  });
  const rule = await policyApi.createPolicyRule({ policyId, policyRule });
  expect(rule).toMatchObject({ name: 'MFA', priority: 1, system: false });
  const rules = await all(await policyApi.listPolicyRules({ policyId }));
  expect(rules.map(({ name }) => name)).toEqual(['MFA', 'Catch-all Rule']);
  const policies = await all(await policyApi.listPolicies({ type: 'ACCESS_POLICY' }));
  expect(policies.filter(({ system }) => system)).toHaveLength(1);
  const { id: appId = '' } = await applicationApi.createApplication({ application: sent({ ...AWS_APP, label: 'P' }) });
  await applicationApi.assignApplicationPolicy({ appId, policyId });
  expect(okta.org.apps.get(appId)?.policyId).toBe(policyId);
  await expect(policyApi.deletePolicy({ policyId })).rejects.toThrow('assigned to the app');
});

test('lists more than a page of groups, users, members and assignments', async () => {
  const count = 230;
  const name = (i: number) => `Page ${String(i).padStart(3, '0')}`;
  const { id: appId = '' } = await client.applicationApi.createApplication({
    application: sent({ ...AWS_APP, label: 'Pages' }),
  });
  const { id: crowd = '' } = await client.groupApi.createGroup({ group: sent({ profile: { name: 'Crowd' } }) });
  const made: string[] = [];
  for (let i = 0; i < count; i++) {
    const { id: groupId = '' } = await client.groupApi.createGroup({ group: sent({ profile: { name: name(i) } }) });
    made.push(groupId);
    await client.applicationApi.assignGroupToApplication({
      appId,
      groupId,
      applicationGroupAssignment: sent({ priority: i }),
    });
    const { id: userId = '' } = await client.userApi.createUser({
      body: sent({ profile: profile(`page${i}@mueller-tech.com`) }),
    });
    await client.groupApi.assignUserToGroup({ groupId: crowd, userId });
  }
  const groups = await all(await client.groupApi.listGroups({ q: 'Page ', limit: 100 }));
  expect(groups.map(({ id }) => id)).toEqual([...made].sort());
  const assignments = await all(await client.applicationApi.listApplicationGroupAssignments({ appId, limit: 200 }));
  expect(new Map(assignments.map(({ id, priority }) => [id, priority]))).toEqual(new Map(made.map((id, i) => [id, i])));
  const members = await all(await client.groupApi.listGroupUsers({ groupId: crowd, limit: 50 }));
  expect(new Set(members.map(({ id }) => id)).size).toBe(count);
  const users = await all(await client.userApi.listUsers({ q: 'page' }));
  expect(users).toHaveLength(count);
});

test('reads the org', async () => {
  expect(await client.orgSettingApi.getWellknownOrgMetadata()).toMatchObject({ id: okta.org.id, pipeline: 'idx' });
});

async function fetchMetadata(path: string): Promise<string> {
  const answer = await fetch(okta.url + path, { headers: { authorization: `SSWS ${okta.token}` } });
  return (await answer.text()).replace(/\s/g, '');
}

function fail(): never {
  throw new Error('the org does not have the app');
}

test('waits for the reset of a rate limit and gets its answer', async () => {
  const asked = okta.log.list().length;
  okta.faults.add({ kind: 'rate-limit', path: '/groups/', seconds: 0 });
  const { id: groupId } = groupNamed(okta.org, 'Auditors');
  expect((await client.groupApi.getGroup({ groupId })).id).toBe(groupId);
  const answers = okta.log.list().slice(asked);
  expect(answers.map(({ status }) => status)).toEqual([429, 200]);
});
