import { BLANK, forbidden, invalid, invalidField, notFound } from './errors';
import type { Opaque, Policy, PolicyRule } from './model';
import { fieldsOf } from './opaque';
import { timestamp, type Org } from './org';

/** The sign-on policy of apps; the only type of which this org makes new ones. */
const ACCESS_POLICY = 'ACCESS_POLICY';
const CATCH_ALL = 'Catch-all Rule';

export interface PolicyRequest {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly description?: unknown;
  readonly priority?: unknown;
}

export interface PolicyRuleRequest {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly priority?: unknown;
  readonly status?: unknown;
  readonly conditions?: Opaque | null;
  readonly actions?: Opaque;
}

/**
 * The policies that an Identity Engine org comes with. Exactly one of them is Okta's own: apps that name none get it. What
 * it asks for is each org's own choice, which no configuration here knows: this one takes a password.
 */
export function addDefaultPolicies(org: Org): void {
  addPolicy(org, { name: 'Okta Dashboard', description: null, system: false, priority: 1 });
  const description = 'For apps that name no policy.';
  const { id } = addPolicy(org, { name: 'Default Policy', description, system: true, priority: 1 });
  const [catchAll] = existingPolicy(org, id).rules;
  if (catchAll)
    replacePolicyRule(org, id, catchAll.id, {
      name: CATCH_ALL,
      actions: { appSignOn: { access: 'ALLOW', verificationMethod: { factorMode: '1FA' } } },
    });
}

/** The policy of apps that name none. */
export function systemPolicy(org: Org): Policy {
  const found = [...org.policies.values()].find(({ type, system }) => system && type === ACCESS_POLICY);
  if (!found) throw new Error('the org has no default access policy');
  return found;
}

/** @throws OktaError */
export function existingPolicy(org: Org, policyId: string): Policy {
  const policy = org.policies.get(policyId);
  if (!policy) throw notFound(policyId, 'Policy');
  return policy;
}

/** The new policy has the catch-all rule. @throws OktaError */
export function createPolicy(org: Org, request: PolicyRequest): Policy {
  if (request.type !== ACCESS_POLICY)
    throw invalidField('type', `This org makes policies of type ${ACCESS_POLICY} only`);
  return addPolicy(org, { ...policyParts(org, request), system: false });
}

/** @throws OktaError */
export function replacePolicy(org: Org, policyId: string, request: PolicyRequest): Policy {
  const before = existingPolicy(org, policyId);
  const changed = { ...before, ...policyParts(org, request, policyId), lastUpdated: timestamp(org) };
  org.policies.set(policyId, changed);
  return changed;
}

/** @throws OktaError for Okta's own policy and for one that an app still has */
export function deletePolicy(org: Org, policyId: string): void {
  const { system, name } = existingPolicy(org, policyId);
  if (system) throw forbidden('E0000006', 'You do not have permission to perform the requested action');
  const user = [...org.apps.values()].find((app) => app.policyId === policyId);
  if (user) throw invalid('policy', `The policy "${name}" is assigned to the app "${user.label}"`);
  org.policies.delete(policyId);
}

/** @throws OktaError */
export function setPolicyStatus(org: Org, policyId: string, status: Policy['status']): void {
  org.policies.set(policyId, { ...existingPolicy(org, policyId), status, lastUpdated: timestamp(org) });
}

/** @throws OktaError */
export function existingPolicyRule(org: Org, policyId: string, ruleId: string): PolicyRule {
  const rule = existingPolicy(org, policyId).rules.find(({ id }) => id === ruleId);
  if (!rule) throw notFound(ruleId, 'PolicyRule');
  return rule;
}

/** @throws OktaError */
export function createPolicyRule(org: Org, policyId: string, request: PolicyRuleRequest): PolicyRule {
  const policy = existingPolicy(org, policyId);
  const rule = newRule(org, { ...ruleParts(policy, request), system: false, status: 'ACTIVE' });
  storeRules(org, policy, [...policy.rules, rule]);
  return rule;
}

/** Okta's own rule keeps its name, place and conditions. @throws OktaError */
export function replacePolicyRule(org: Org, policyId: string, ruleId: string, request: PolicyRuleRequest): PolicyRule {
  const policy = existingPolicy(org, policyId);
  const before = existingPolicyRule(org, policyId, ruleId);
  const { name, priority, conditions, actions } = ruleParts(policy, request, ruleId);
  const parts = before.system ? { actions } : { name, priority, conditions, actions };
  const changed: PolicyRule = { ...before, ...parts, lastUpdated: timestamp(org) };
  storeRules(
    org,
    policy,
    policy.rules.map((rule) => (rule.id === ruleId ? changed : rule)),
  );
  return changed;
}

/** @throws OktaError for Okta's own rule */
export function deletePolicyRule(org: Org, policyId: string, ruleId: string): void {
  const policy = existingPolicy(org, policyId);
  if (existingPolicyRule(org, policyId, ruleId).system)
    throw forbidden('E0000006', 'You do not have permission to perform the requested action');
  storeRules(
    org,
    policy,
    policy.rules.filter(({ id }) => id !== ruleId),
  );
}

/** @throws OktaError for Okta's own rule, which is always active */
export function setPolicyRuleStatus(org: Org, policyId: string, ruleId: string, status: PolicyRule['status']): void {
  const policy = existingPolicy(org, policyId);
  const before = existingPolicyRule(org, policyId, ruleId);
  if (before.system && status === 'INACTIVE') throw invalid('rule', `The rule "${CATCH_ALL}" cannot be deactivated`);
  const changed = { ...before, status, lastUpdated: timestamp(org) };
  storeRules(
    org,
    policy,
    policy.rules.map((rule) => (rule.id === ruleId ? changed : rule)),
  );
}

function addPolicy(org: Org, parts: Pick<Policy, 'name' | 'description' | 'system' | 'priority'>): Policy {
  const now = timestamp(org);
  const times = { created: now, lastUpdated: now };
  const id = org.newId('rst');
  const actions = appSignOn({ access: 'ALLOW' });
  const catchAll = newRule(org, {
    name: CATCH_ALL,
    priority: 99,
    system: true,
    status: 'ACTIVE',
    conditions: null,
    actions,
  });
  const policy: Policy = {
    id,
    type: ACCESS_POLICY,
    status: 'ACTIVE',
    conditions: null,
    rules: [catchAll],
    ...parts,
    ...times,
  };
  org.policies.set(id, policy);
  return policy;
}

function newRule(org: Org, parts: Omit<PolicyRule, 'id' | 'type' | 'created' | 'lastUpdated'>): PolicyRule {
  const now = timestamp(org);
  return { id: org.newId('rul'), type: ACCESS_POLICY, ...parts, created: now, lastUpdated: now };
}

/** In the order in which Okta evaluates them: by priority, the catch-all rule last. */
function storeRules(org: Org, policy: Policy, rules: readonly PolicyRule[]): void {
  const place = ({ system, priority }: PolicyRule) => (system ? Infinity : priority);
  org.policies.set(policy.id, { ...policy, rules: [...rules].sort((a, b) => (place(a) < place(b) ? -1 : 1)) });
}

function policyParts(org: Org, { name, description = null, priority = 1 }: PolicyRequest, except?: string) {
  if (typeof name !== 'string' || name.trim() === '') throw invalidField('name', BLANK);
  if ([...org.policies.values()].some((policy) => policy.id !== except && policy.name === name))
    throw invalidField('name', 'Policy name already in use');
  if (description !== null && typeof description !== 'string')
    throw invalidField('description', 'The field is not a string');
  return { name, description, priority: wholeNumber(priority) };
}

function ruleParts(
  policy: Policy,
  { type = policy.type, name, priority = 0, conditions, actions }: PolicyRuleRequest,
  except?: string,
) {
  if (type !== policy.type) throw invalidField('type', `The rule's type must be the policy's, ${policy.type}`);
  if (typeof name !== 'string' || name.trim() === '') throw invalidField('name', BLANK);
  if (policy.rules.some((rule) => rule.id !== except && rule.name === name))
    throw invalidField('name', 'Policy rule name already in use');
  const signOn = object(actions?.['appSignOn']);
  if (!signOn) throw invalidField('actions', BLANK);
  return {
    name,
    priority: wholeNumber(priority),
    conditions: ruleConditions(conditions ?? {}),
    actions: appSignOn(signOn),
  };
}

const object = (value: unknown): Opaque | undefined =>
  typeof value === 'object' && value !== null ? (value as Opaque) : undefined;

/** Okta completes what is left out, and drops an empty platform condition. */
function ruleConditions({ people, network, platform, userType, ...more }: Opaque): Opaque {
  const { include: platforms } = fieldsOf(platform);
  return {
    people: people ?? { users: { exclude: [] } },
    network: network ?? { connection: 'ANYWHERE' },
    platform: Array.isArray(platforms) && platforms.length > 0 ? { include: platforms, exclude: [] } : undefined,
    userType: { include: [], exclude: [], ...fieldsOf(userType) },
    ...more,
  };
}

function appSignOn({ access, verificationMethod, keepMeSignedIn }: Opaque): Opaque {
  if (access !== 'ALLOW' && access !== 'DENY') throw invalidField('access', 'The field must be ALLOW or DENY');
  return {
    appSignOn: {
      access,
      verificationMethod: {
        factorMode: '2FA',
        type: 'ASSURANCE',
        reauthenticateIn: 'PT12H',
        ...fieldsOf(verificationMethod),
      },
      keepMeSignedIn: keepMeSignedIn ?? { postAuth: 'NOT_ALLOWED' },
    },
  };
}

function wholeNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidField('priority', 'The field must be a whole number, 0 or more');
  return value;
}
