import {
  addKey,
  checkNewApp,
  deleteApp,
  existingApp,
  existingKey,
  replaceApp,
  setAppPolicy,
  setAppStatus,
  validityYears,
} from '../../../sandbox/okta/apps';
import { assignGroup, assignUser } from '../../../sandbox/okta/assignments';
import { makeSigningKey } from '../../../sandbox/okta/keys';
import { currentKey } from '../../../sandbox/okta/org';
import { createPolicy, systemPolicy } from '../../../sandbox/okta/policies';
import { AWS_APP, awsApp, signingKey } from './support/app';
import { JAMES, newGroup, refusal, testOrg } from './support/org';

test('a new app has Okta’s defaults, its own key and the default sign-on policy', async () => {
  const org = testOrg();
  const app = await awsApp(org);
  expect(app).toMatchObject({
    name: 'amazon_aws',
    status: 'ACTIVE',
    signOnMode: 'SAML_2_0',
    features: [],
    visibility: { hide: { iOS: false, web: false }, appLinks: { login: true } },
    userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
    policyId: systemPolicy(org).id,
  });
  expect(app.settings.app).toMatchObject({ appFilter: 'okta', sessionDuration: 3600 });
  expect(app.id).toMatch(/^0oa/);
  expect(app.externalKey).toMatch(/^exk/);
  expect(currentKey(app)).toBe(app.keys[0]);
});

test('an app can wait for its activation', async () => {
  const org = testOrg();
  const { id, status } = await awsApp(org, {}, false);
  expect(status).toBe('INACTIVE');
  setAppStatus(org, id, 'ACTIVE');
  expect(existingApp(org, id).status).toBe('ACTIVE');
});

test('an app from outside the catalogue gets a name of the org, and keeps its settings as they are', async () => {
  const org = testOrg();
  const settings = { app: { anything: 1 }, signOn: { ssoAcsUrl: 'https://example.com' } };
  const app = await awsApp(org, { name: undefined, label: 'AWS Console', settings });
  expect(app.name).toBe('mueller-tech_awsconsole_1');
  expect(app.settings).toMatchObject(settings);
});

test.each([
  [{ label: undefined }, 'label: The field cannot be left blank'],
  [{ label: 'l'.repeat(101) }, 'label: The field must be between 1 and 100 characters long'],
  [{ signOnMode: undefined }, 'signOnMode: The field cannot be left blank'],
  [{ signOnMode: 'BOOKMARK' }, 'signOnMode: This org makes SAML apps'],
  [{ name: 'amazon_awz' }, 'E0000007 Not found: Resource not found: "amazon_awz" (App)'],
])('refuses a new app with %j', (change, expected) => {
  expect(refusal(() => checkNewApp({ ...AWS_APP, ...change }))).toContain(expected);
});

test('a replaced app has what the request says, and Okta’s defaults again for the rest', async () => {
  const org = testOrg();
  const { id, kid } = await awsApp(org, { settings: { app: { sessionDuration: 7200, joinAllRoles: true } } });
  const changed = replaceApp(org, id, { label: 'AWS', name: 'other', settings: { app: { joinAllRoles: true } } });
  expect(changed).toMatchObject({ id, name: 'amazon_aws', label: 'AWS', kid });
  expect(changed.settings.app).toMatchObject({ sessionDuration: 3600, joinAllRoles: true });
});

test('the app signs with another of its keys from the moment it names it; the old one stays', async () => {
  const org = testOrg();
  const { id, kid: old } = await awsApp(org);
  const fresh = await makeSigningKey(org, 2);
  addKey(org, id, fresh);
  expect(currentKey(existingApp(org, id)).kid).toBe(old);
  replaceApp(org, id, { label: 'AWS', credentials: { signing: { kid: fresh.kid } } });
  expect(currentKey(existingApp(org, id))).toBe(fresh);
  expect(existingKey(org, id, old).kid).toBe(old);
});

test('refuses a key that is not the app’s', async () => {
  const org = testOrg();
  const { id, kid } = await awsApp(org);
  const request = { label: 'AWS', credentials: { signing: { kid: 'unknown' } } };
  expect(refusal(() => replaceApp(org, id, request))).toContain('The app has no key credential "unknown"');
  expect(refusal(() => existingKey(org, id, 'unknown'))).toContain('E0000007');
  expect(existingApp(org, id).kid).toBe(kid);
});

test.each(['1', '11', '2.5', 'two', undefined])('refuses a key for %p years', (text) => {
  expect(refusal(() => validityYears(text))).toBe(
    'E0000001 Api validation failed: generateKey (Validity years out of range. It should be 2 - 10 years.)',
  );
});

test.each(['2', '10'])('takes %s years', (text) => expect(validityYears(text)).toBe(Number(text)));

test('an ACTIVE app is not deleted; an inactive one goes with its assignments', async () => {
  const org = testOrg();
  const { id } = await awsApp(org);
  assignGroup(org, id, newGroup(org, 'Role'), {});
  assignUser(org, id, JAMES);
  expect(refusal(() => deleteApp(org, id))).toMatch(/^E0000056 Delete application forbidden\./);
  setAppStatus(org, id, 'INACTIVE');
  deleteApp(org, id);
  expect(refusal(() => existingApp(org, id))).toBe(`E0000007 Not found: Resource not found: ${id} (AppInstance)`);
  expect([org.groupAssignments.size, org.userAssignments.size]).toEqual([0, 0]);
});

test('an app gets another policy, but none that is not there', async () => {
  const org = testOrg();
  const { id } = await awsApp(org);
  const policy = createPolicy(org, { type: 'ACCESS_POLICY', name: 'MFA' });
  setAppPolicy(org, id, policy.id);
  expect(existingApp(org, id).policyId).toBe(policy.id);
  expect(refusal(() => setAppPolicy(org, id, 'rstX'))).toContain('(Policy)');
  expect(refusal(() => setAppPolicy(org, '0oaX', policy.id))).toContain('(AppInstance)');
});

test('a key is added to an app that exists only', async () => {
  const key = await signingKey();
  expect(refusal(() => addKey(testOrg(), '0oaX', key))).toContain('(AppInstance)');
});
