import { pairs } from '../lookup';
import type { Rule } from '../model';

export const ruleDeactivated: Rule = {
  id: 'rule-deactivated',
  severity: 'high',
  title: 'A group rule is switched off, which takes nobody out',
  why: 'Okta keeps the members of a deactivated rule. Who has the role keeps it; who leaves the management group keeps it too.',
  remedy: 'Delete the rule with remove_assigned_users, or change its expression.',
  check: ({ before, after }) =>
    pairs(before.rules, after.rules, ({ address }) => address)
      .filter(({ then, now }) => then.status === 'ACTIVE' && now.status !== 'ACTIVE')
      .map(({ then, now }) => ({
        subject: now.name,
        address: now.address,
        evidence: `${then.status} → ${now.status}`,
      })),
};
