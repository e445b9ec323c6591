import { pairs } from '../lookup';
import type { Rule } from '../model';

export const ruleDeactivated: Rule = {
  id: 'rule-deactivated',
  severity: 'high',
  title: 'A group rule is deactivated and keeps its members',
  why: 'Okta keeps the members of a deactivated group rule. People who have the role keep it, also after they leave the management group.',
  remedy: 'Delete the group rule with remove_assigned_users, or change its expression.',
  check: ({ before, after }) =>
    pairs(before.rules, after.rules, ({ address }) => address)
      .filter(({ then, now }) => then.status === 'ACTIVE' && now.status !== 'ACTIVE')
      .map(({ then, now }) => ({
        subject: now.name,
        address: now.address,
        evidence: `${then.status} → ${now.status}`,
      })),
};
