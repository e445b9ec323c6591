import { setAppPolicy } from '../../../sandbox/okta/apps';
import {
  type PolicyRuleRequest,
  createPolicy,
  createPolicyRule,
  deletePolicy,
  deletePolicyRule,
  existingPolicy,
  existingPolicyRule,
  replacePolicy,
  replacePolicyRule,
  setPolicyRuleStatus,
  setPolicyStatus,
  systemPolicy,
} from '../../../sandbox/okta/policies';
import { awsApp } from './support/app';
import { refusal, testOrg } from './support/org';

const signOn = (access = 'ALLOW') => ({ appSignOn: { access, verificationMethod: { type: 'ASSURANCE' } } });
const mfa: PolicyRuleRequest = { name: 'MFA', priority: 1, actions: signOn() };
function withPolicy() {
  const org = testOrg();
  const { id } = createPolicy(org, { type: 'ACCESS_POLICY', name: 'AWS', description: 'MFA for AWS' });
  return { org, id };
}
/** Names of a policy's rules, in the order of evaluation. */
const ruleNames = ({ org, id }: ReturnType<typeof withPolicy>) => existingPolicy(org, id).rules.map(({ name }) => name);

test('exactly one policy is Okta’s own', () => {
  const { org } = withPolicy();
  expect([...org.policies.values()].filter(({ system }) => system)).toEqual([systemPolicy(org)]);
});

test('a new policy has the catch-all rule, which stays the last one', () => {
  const made = withPolicy();
  expect(ruleNames(made)).toEqual(['Catch-all Rule']);
  createPolicyRule(made.org, made.id, { ...mfa, priority: 120 });
  createPolicyRule(made.org, made.id, { ...mfa, name: 'First', priority: 0 });
  expect(ruleNames(made)).toEqual(['First', 'MFA', 'Catch-all Rule']);
});

test('Okta completes a rule’s conditions and actions', () => {
  const { org, id } = withPolicy();
  expect(createPolicyRule(org, id, { ...mfa, conditions: { platform: {} } })).toMatchObject({
    type: 'ACCESS_POLICY',
    status: 'ACTIVE',
    system: false,
    conditions: {
      people: { users: { exclude: [] } },
      network: { connection: 'ANYWHERE' },
      userType: { include: [], exclude: [] },
    },
    actions: {
      appSignOn: {
        access: 'ALLOW',
        verificationMethod: { type: 'ASSURANCE', factorMode: '2FA', reauthenticateIn: 'PT12H' },
        keepMeSignedIn: { postAuth: 'NOT_ALLOWED' },
      },
    },
  });
});

test('a policy and its rules can be replaced, deactivated and deleted', () => {
  const made = withPolicy();
  const { org, id } = made;
  expect(replacePolicy(org, id, { name: 'AWS', description: 'new' })).toMatchObject({
    name: 'AWS',
    description: 'new',
  });
  const rule = createPolicyRule(org, id, mfa);
  expect(replacePolicyRule(org, id, rule.id, { ...mfa, name: 'Strict', actions: signOn('DENY') })).toMatchObject({
    id: rule.id,
    name: 'Strict',
    actions: { appSignOn: { access: 'DENY' } },
  });
  setPolicyRuleStatus(org, id, rule.id, 'INACTIVE');
  expect(existingPolicyRule(org, id, rule.id).status).toBe('INACTIVE');
  setPolicyStatus(org, id, 'INACTIVE');
  expect(existingPolicy(org, id).status).toBe('INACTIVE');
  deletePolicyRule(org, id, rule.id);
  expect(ruleNames(made)).toEqual(['Catch-all Rule']);
  deletePolicy(org, id);
  expect(refusal(() => existingPolicy(org, id))).toBe(`E0000007 Not found: Resource not found: ${id} (Policy)`);
});

test('of the catch-all rule only the actions can be changed', () => {
  const { org, id } = withPolicy();
  const [catchAll] = existingPolicy(org, id).rules;
  const changed = replacePolicyRule(org, id, catchAll?.id ?? '', {
    name: 'Mine',
    priority: 0,
    actions: signOn('DENY'),
  });
  expect(changed).toMatchObject({ name: 'Catch-all Rule', priority: 99, conditions: null, actions: signOn('DENY') });
  expect(refusal(() => deletePolicyRule(org, id, changed.id))).toMatch(/^E0000006/);
  expect(refusal(() => setPolicyRuleStatus(org, id, changed.id, 'INACTIVE'))).toContain('cannot be deactivated');
});

test('Okta’s own policy and one that an app has are not deleted', async () => {
  const { org, id } = withPolicy();
  const app = await awsApp(org);
  setAppPolicy(org, app.id, id);
  expect(refusal(() => deletePolicy(org, systemPolicy(org).id))).toMatch(/^E0000006/);
  expect(refusal(() => deletePolicy(org, id))).toContain('assigned to the app "AWS Account Federation"');
});

test.each([
  [{ type: 'PASSWORD', name: 'P' }, 'This org makes policies of type ACCESS_POLICY only'],
  [{ type: 'ACCESS_POLICY' }, 'name: The field cannot be left blank'],
  [{ type: 'ACCESS_POLICY', name: 'AWS' }, 'name: Policy name already in use'],
  [{ type: 'ACCESS_POLICY', name: 'P', description: 1 }, 'description: The field is not a string'],
  [{ type: 'ACCESS_POLICY', name: 'P', priority: -1 }, 'priority: The field must be a whole number'],
])('refuses the policy %j', (request, expected) => {
  expect(refusal(() => createPolicy(withPolicy().org, request))).toContain(expected);
});

test.each<[PolicyRuleRequest, string]>([
  [{ ...mfa, type: 'PASSWORD' }, `type: The rule's type must be the policy's, ACCESS_POLICY`],
  [{ ...mfa, name: '' }, 'name: The field cannot be left blank'],
  [{ ...mfa, name: 'Catch-all Rule' }, 'name: Policy rule name already in use'],
  [{ ...mfa, priority: 'first' }, 'priority: The field must be a whole number'],
  [{ name: 'MFA' }, 'actions: The field cannot be left blank'],
  [{ ...mfa, actions: signOn('MAYBE') }, 'access: The field must be ALLOW or DENY'],
])('refuses the rule %j', (request, expected) => {
  const { org, id } = withPolicy();
  expect(refusal(() => createPolicyRule(org, id, request))).toContain(expected);
});

test('refuses an unknown policy and an unknown rule', () => {
  const { org, id } = withPolicy();
  expect(refusal(() => createPolicyRule(org, 'rstX', mfa))).toContain('(Policy)');
  expect(refusal(() => replacePolicyRule(org, id, 'rulX', mfa))).toContain('(PolicyRule)');
});
