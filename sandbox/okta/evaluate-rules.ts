import type { GroupRule, Membership } from './model';
import { groupsOf, isMember, timestamp, type Org } from './org';
import { logMembership } from './system-log';
import { parseRuleExpression, type Condition, type Subject } from './rule-expression';

/**
 * A rule may read a group that another rule fills. Okta advises against it and evaluates again after each change of a
 * membership; a chain longer than this is a circle.
 */
const MOST_ROUNDS = 20;

/**
 * Brings the groups that active rules fill up to date for some users. Okta does this when a profile or a membership
 * changes and when a user is reactivated (Okta help, "Group rules"); users who are not active stay as they are.
 * Where the org delays its rules, it is done later, by the rules that are active then.
 * @param userIds @default everybody who is there when it is done, as when a rule is activated
 */
export function evaluateRules(org: Org, userIds?: Iterable<string>): void {
  const named = userIds && [...userIds];
  org.ruleTiming.run(() => evaluateNow(org, named ?? [...org.users.keys()]));
}

function evaluateNow(org: Org, userIds: readonly string[]): void {
  const rules = [...org.rules.values()].filter(({ status }) => status === 'ACTIVE');
  if (rules.length === 0) return;
  for (const userId of userIds)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const changed = rules.map((rule) => applyRule(org, rule, userId));
      if (!changed.includes(true)) break;
    }
}

/** @returns whether a membership came or went */
function applyRule(org: Org, rule: GroupRule, userId: string): boolean {
  const user = org.users.get(userId);
  if (user?.status !== 'ACTIVE') return false;
  const subject: Subject = {
    user,
    isMemberOf: (groupId) => isMember(org, groupId, userId),
    groups: () => groupsOf(org, userId),
  };
  const matches = !rule.excludedUsers.includes(userId) && compiled(rule)(subject);
  const changed = rule.targets.map((groupId) => (matches ? join : leave)(org, rule.id, groupId, userId));
  return changed.includes(true);
}

function join(org: Org, ruleId: string, groupId: string, userId: string): boolean {
  const members = org.memberships.get(groupId);
  if (!members) return false;
  const before = members.get(userId);
  const rules = before?.managed === 'by rules' ? before.rules : new Set<string>();
  if (!rules.has(ruleId)) members.set(userId, { managed: 'by rules', rules: new Set([...rules, ruleId]) });
  if (before === undefined) {
    touch(org, groupId);
    logMembership(org, 'add', { groupId, userId });
  }
  return before === undefined;
}

/**
 * Ends what a deleted rule brought: memberships that it alone held, and where the org is so inclined also those that
 * other rules hold, until these are evaluated again.
 */
export function removeMembers(org: Org, { id, targets }: GroupRule): void {
  org.ruleTiming.run(() => {
    const gone = new Set<string>();
    for (const groupId of targets)
      for (const [userId, membership] of [...(org.memberships.get(groupId) ?? [])]) {
        if (membership.managed !== 'by rules' || !membership.rules.has(id)) continue;
        if (org.ruleTiming.deletedRules === 'remove') takeOut(org, groupId, userId);
        else if (leave(org, id, groupId, userId)) gone.add(userId);
      }
    evaluateNow(org, [...gone]);
  });
}

function takeOut(org: Org, groupId: string, userId: string): void {
  org.memberships.get(groupId)?.delete(userId);
  touch(org, groupId);
  logMembership(org, 'remove', { groupId, userId });
}

/** Takes a rule out of a membership, which ends where no other rule holds it. @returns whether it ended */
function leave(org: Org, ruleId: string, groupId: string, userId: string): boolean {
  const members = org.memberships.get(groupId);
  const before = members?.get(userId);
  if (!members || before?.managed !== 'by rules' || !before.rules.has(ruleId)) return false;
  const rules = new Set(before.rules);
  rules.delete(ruleId);
  if (rules.size > 0) members.set(userId, { managed: 'by rules', rules });
  else members.delete(userId);
  if (rules.size === 0) {
    touch(org, groupId);
    logMembership(org, 'remove', { groupId, userId });
  }
  return rules.size === 0;
}

/** Lets the members that a rule put into its groups stay, as if they had been added by hand. */
export function keepMembers(org: Org, { id, targets }: GroupRule): void {
  for (const groupId of targets) {
    const members = org.memberships.get(groupId) ?? new Map<string, Membership>();
    for (const [userId, membership] of members) {
      if (membership.managed !== 'by rules' || !membership.rules.has(id)) continue;
      const rules = new Set(membership.rules);
      rules.delete(id);
      members.set(userId, rules.size > 0 ? { managed: 'by rules', rules } : { managed: 'by hand' });
    }
  }
}

function touch(org: Org, groupId: string): void {
  const group = org.groups.get(groupId);
  if (group) org.groups.set(groupId, { ...group, lastMembershipUpdated: timestamp(org) });
}

const conditions = new WeakMap<GroupRule, Condition>();

/** Reading an expression once is enough: it is evaluated for each user. */
function compiled(rule: GroupRule): Condition {
  const known = conditions.get(rule);
  if (known) return known;
  const condition = parseRuleExpression(rule.expression);
  conditions.set(rule, condition);
  return condition;
}
