import { Hono } from 'hono';
import {
  activateRule,
  createRule,
  deactivateRule,
  deleteRule,
  existingRule,
  updateRule,
  type RuleRequest,
} from '../group-rules';
import { invalidField } from '../errors';
import type { GroupRule } from '../model';
import type { Org } from '../org';
import { page } from './paging';
import { body, noContent, part, texts, type Env, type Dependencies, type Values } from './dependencies';

const SIZE = { byDefault: 50, most: 200 };

export function groupRuleRoutes(dependencies: Dependencies): Hono<Env> {
  const { org } = dependencies;
  const answer = (rule: GroupRule) => groupRuleAnswer(org, rule);
  const routes = new Hono<Env>();
  routes
    .get('/groups/rules', (c) => {
      const search = c.req.query('search')?.toLowerCase();
      const rules = [...org.rules.values()].filter(
        ({ name }) => search === undefined || name.toLowerCase().includes(search),
      );
      return page(c, dependencies, rules, { size: SIZE, id: ({ id }) => id, answer });
    })
    .post('/groups/rules', async (c) => c.json(answer(createRule(org, ruleRequest(await body(c))))))
    .get('/groups/rules/:ruleId', (c) => c.json(answer(existingRule(org, c.req.param('ruleId')))))
    .put('/groups/rules/:ruleId', async (c) =>
      c.json(answer(updateRule(org, c.req.param('ruleId'), ruleRequest(await body(c))))),
    )
    .delete('/groups/rules/:ruleId', (c) => {
      deleteRule(org, c.req.param('ruleId'), c.req.query('removeUsers') === 'true');
      return c.json({}, 202);
    })
    .post('/groups/rules/:ruleId/lifecycle/activate', (c) => {
      activateRule(org, c.req.param('ruleId'));
      return noContent();
    })
    .post('/groups/rules/:ruleId/lifecycle/deactivate', (c) => {
      deactivateRule(org, c.req.param('ruleId'));
      return noContent();
    });
  return routes;
}

/** A rule as Okta answers it. */
function groupRuleAnswer(org: Org, rule: GroupRule) {
  const { id, status, name, created, lastUpdated, excludedUsers, expression, targets } = rule;
  return {
    type: 'group_rule',
    id,
    status,
    name,
    created,
    lastUpdated,
    conditions: {
      people: { users: { exclude: excludedUsers }, groups: { exclude: [] } },
      expression: { value: expression, type: 'urn:okta:expression:1.0' },
    },
    actions: { assignUserToGroups: { groupIds: targets } },
    allGroupsValid: targets.every((groupId) => org.groups.has(groupId)),
  };
}

/** @throws OktaError */
function ruleRequest(values: Values): RuleRequest {
  if (values['type'] !== undefined && values['type'] !== 'group_rule')
    throw invalidField('type', 'Only group_rule is allowed');
  const conditions = part(values, 'conditions');
  const targets = texts(part(part(values, 'actions'), 'assignUserToGroups'), 'groupIds');
  return {
    name: values['name'],
    expression: part(conditions, 'expression'),
    excludedUsers: texts(part(part(conditions, 'people'), 'users'), 'exclude') ?? [],
    targets,
  };
}
