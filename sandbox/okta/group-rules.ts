import { BLANK, invalid, invalidField, notFound } from './errors';
import { evaluateRules, keepMembers, removeMembers } from './evaluate-rules';
import type { GroupRule } from './model';
import { timestamp, type Org } from './org';
import { ExpressionError, parseRuleExpression } from './rule-expression';

/**
 * Rules an org, targets a rule, excluded users a rule, characters of a name.
 * @see https://support.okta.com/help/s/article/Group-Rule-Restrictions
 */
export const RULE_LIMITS = { rules: 2_000, targets: 100, excludedUsers: 100, name: 50 } as const;

const EXPRESSION_TYPE = 'urn:okta:expression:1.0';

export interface RuleRequest {
  readonly name?: unknown;
  readonly expression?: { readonly type?: unknown; readonly value?: unknown };
  readonly targets?: readonly string[];
  readonly excludedUsers?: readonly string[];
}

/** The new rule is INACTIVE. @throws OktaError */
export function createRule(org: Org, request: RuleRequest): GroupRule {
  if (org.rules.size >= RULE_LIMITS.rules)
    throw invalid('rule', `An org can have at most ${RULE_LIMITS.rules} group rules`);
  const targets = [...new Set(request.targets ?? [])];
  if (targets.length === 0) throw invalidField('groupIds', BLANK);
  if (targets.length > RULE_LIMITS.targets)
    throw invalidField('groupIds', `A rule can assign users to at most ${RULE_LIMITS.targets} groups`);
  for (const id of targets) {
    const type = org.groups.get(id)?.type;
    if (type === undefined) throw invalidField('groupIds', `Invalid group: ${id}`);
    if (type !== 'OKTA_GROUP') throw invalidField('groupIds', `A rule can't assign users to a group of type ${type}`);
  }
  const now = timestamp(org);
  const editable = editableParts(org, request);
  const rule: GroupRule = {
    id: org.newId('0pr'),
    status: 'INACTIVE',
    targets,
    ...editable,
    created: now,
    lastUpdated: now,
  };
  org.rules.set(rule.id, rule);
  return rule;
}

/** @throws OktaError */
export function existingRule(org: Org, ruleId: string): GroupRule {
  const rule = org.rules.get(ruleId);
  if (!rule) throw notFound(ruleId, 'GroupRule');
  return rule;
}

/** Only an INACTIVE rule can be changed, and its targets never. @throws OktaError */
export function updateRule(org: Org, ruleId: string, request: RuleRequest): GroupRule {
  const before = existingRule(org, ruleId);
  if (before.status !== 'INACTIVE')
    throw invalid('rule', `Cannot update a Group Rule with the status ${before.status}`);
  if (request.targets && !sameMembers(request.targets, before.targets))
    throw invalidField('groupIds', 'The groups that a rule assigns users to cannot be changed');
  const changed: GroupRule = { ...before, ...editableParts(org, request, ruleId), lastUpdated: timestamp(org) };
  org.rules.set(ruleId, changed);
  return changed;
}

/** Evaluates all users: who no longer matches loses what this rule gave them. @throws OktaError */
export function activateRule(org: Org, ruleId: string): void {
  setStatus(org, ruleId, 'ACTIVE');
  evaluateRules(org);
}

/** Keeps the members that the rule brought. @throws OktaError */
export function deactivateRule(org: Org, ruleId: string): void {
  setStatus(org, ruleId, 'INACTIVE');
}

/** @param removeUsers whether the members that this rule brought leave with it @throws OktaError */
export function deleteRule(org: Org, ruleId: string, removeUsers: boolean): void {
  const rule = existingRule(org, ruleId);
  if (rule.status === 'ACTIVE') throw invalid('rule', 'Cannot delete a Group Rule with the status ACTIVE');
  org.rules.delete(ruleId);
  if (removeUsers) removeMembers(org, rule);
  else keepMembers(org, rule);
}

function setStatus(org: Org, ruleId: string, status: 'ACTIVE' | 'INACTIVE'): void {
  const rule = existingRule(org, ruleId);
  if (rule.status === 'INVALID')
    throw invalid('rule', 'Cannot activate or deactivate a Group Rule with the status INVALID');
  org.rules.set(ruleId, { ...rule, status, lastUpdated: timestamp(org) });
}

function editableParts(org: Org, { name, expression, excludedUsers = [] }: RuleRequest, except?: string) {
  if (typeof name !== 'string' || name.trim() === '') throw invalidField('name', BLANK);
  if (name.length > RULE_LIMITS.name)
    throw invalidField('name', `The field must be between 1 and ${RULE_LIMITS.name} characters long`);
  if ([...org.rules.values()].some(({ id, name: taken }) => id !== except && taken === name))
    throw invalidField('name', 'Policy rule name already in use');
  if (expression?.type !== EXPRESSION_TYPE) throw invalidField('type', `Only ${EXPRESSION_TYPE} is allowed`);
  const { value } = expression;
  if (typeof value !== 'string' || value.trim() === '') throw invalidField('expression', BLANK);
  try {
    parseRuleExpression(value);
  } catch (error) {
    if (error instanceof ExpressionError) throw invalid('validateRule', `The expression ${error.message}`);
    throw error;
  }
  const excluded = [...new Set(excludedUsers)];
  if (excluded.length > RULE_LIMITS.excludedUsers)
    throw invalidField('exclude', `A rule can exclude at most ${RULE_LIMITS.excludedUsers} users`);
  const unknown = excluded.find((id) => !org.users.has(id));
  if (unknown !== undefined) throw invalidField('exclude', `Invalid user: ${unknown}`);
  return { name, expression: value, excludedUsers: excluded };
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...b].sort());
}
