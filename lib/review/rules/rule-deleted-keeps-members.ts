import { missing } from '../lookup';
import { show } from '../read';
import type { Rule } from '../model';

export const ruleDeletedKeepsMembers: Rule = {
  id: 'rule-deleted-keeps-members',
  severity: 'critical',
  title: 'A group rule is deleted and its members keep their roles',
  why: 'The loss of access in this report does not happen: remove_assigned_users was false when the group rule was applied.',
  remedy:
    'Set remove_assigned_users to true, apply, then delete the group rule; or remove the people from the role groups manually.',
  check: ({ before, after }) =>
    missing(before.rules, after.rules, ({ address }) => address)
      .filter(({ removeAssignedUsers }) => !removeAssignedUsers)
      .map(({ name, address, targets }) => ({ subject: name, address, evidence: `members stay in ${show(targets)}` })),
};
