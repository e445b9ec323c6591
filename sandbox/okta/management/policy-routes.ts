import { Hono } from 'hono';
import { OktaError } from '../errors';
import type { Policy, PolicyRule } from '../model';
import {
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
} from '../policies';
import { page } from './paging';
import { body, noContent, type Env, type Dependencies } from './dependencies';

const SIZE = { byDefault: 200, most: 200 };
const STATUS = { activate: 'ACTIVE', deactivate: 'INACTIVE' } as const;

export function policyRoutes(dependencies: Dependencies): Hono<Env> {
  const { org } = dependencies;
  const answer = (policy: Policy) => policyAnswer(policy, dependencies.url());
  const ruleAnswer = (policyId: string) => (rule: PolicyRule) => policyRuleAnswer(policyId, rule, dependencies.url());
  const routes = new Hono<Env>();
  routes
    .get('/policies', (c) => {
      const wanted = c.req.query('type');
      if (wanted === undefined) throw new OktaError(400, 'E0000028', 'The request is missing a required parameter.');
      const policies = [...org.policies.values()].filter(({ type }) => type === wanted);
      return page(c, dependencies, policies, { size: SIZE, id: ({ id }) => id, answer });
    })
    .post('/policies', async (c) => c.json(answer(createPolicy(org, await body(c)))))
    .get('/policies/:policyId', (c) => c.json(answer(existingPolicy(org, c.req.param('policyId')))))
    .put('/policies/:policyId', async (c) => c.json(answer(replacePolicy(org, c.req.param('policyId'), await body(c)))))
    .delete('/policies/:policyId', (c) => {
      deletePolicy(org, c.req.param('policyId'));
      return noContent();
    })
    .post('/policies/:policyId/lifecycle/:move{activate|deactivate}', (c) => {
      setPolicyStatus(org, c.req.param('policyId'), STATUS[c.req.param('move') as keyof typeof STATUS]);
      return noContent();
    })
    .get('/policies/:policyId/rules', (c) => {
      const { id, rules } = existingPolicy(org, c.req.param('policyId'));
      return c.json(rules.map(ruleAnswer(id)));
    })
    .post('/policies/:policyId/rules', async (c) => {
      const { policyId } = c.req.param();
      return c.json(ruleAnswer(policyId)(createPolicyRule(org, policyId, await body(c))));
    })
    .get('/policies/:policyId/rules/:ruleId', (c) => {
      const { policyId, ruleId } = c.req.param();
      return c.json(ruleAnswer(policyId)(existingPolicyRule(org, policyId, ruleId)));
    })
    .put('/policies/:policyId/rules/:ruleId', async (c) => {
      const { policyId, ruleId } = c.req.param();
      return c.json(ruleAnswer(policyId)(replacePolicyRule(org, policyId, ruleId, await body(c))));
    })
    .delete('/policies/:policyId/rules/:ruleId', (c) => {
      const { policyId, ruleId } = c.req.param();
      deletePolicyRule(org, policyId, ruleId);
      return noContent();
    })
    .post('/policies/:policyId/rules/:ruleId/lifecycle/:move{activate|deactivate}', (c) => {
      const { policyId, ruleId, move } = c.req.param();
      setPolicyRuleStatus(org, policyId, ruleId, STATUS[move as keyof typeof STATUS]);
      return noContent();
    });
  return routes;
}

/** A policy as Okta answers it. @param url where the org is reached */
function policyAnswer(policy: Policy, url: string) {
  const { id, type, name, description, status, system, priority, conditions, created, lastUpdated } = policy;
  const self = `${url}/api/v1/policies/${id}`;
  return {
    id,
    status,
    name,
    description: description ?? undefined,
    priority,
    system,
    conditions,
    created,
    lastUpdated,
    type,
    _embedded: { resourceType: 'APP' },
    _links: {
      self: { href: self, hints: { allow: system ? ['GET', 'PUT'] : ['GET', 'PUT', 'DELETE'] } },
      rules: { href: `${self}/rules`, hints: { allow: ['GET', 'POST'] } },
    },
  };
}

/** A rule of a policy as Okta answers it. @param url where the org is reached */
function policyRuleAnswer(policyId: string, rule: PolicyRule, url: string) {
  const self = `${url}/api/v1/policies/${policyId}/rules/${rule.id}`;
  return {
    ...rule,
    _links: { self: { href: self, hints: { allow: rule.system ? ['GET', 'PUT'] : ['GET', 'PUT', 'DELETE'] } } },
  };
}
