import { missing } from '../lookup';
import { show } from '../read';
import type { Rule } from '../model';

export const ruleDeletedKeepsMembers: Rule = {
  id: 'rule-deleted-keeps-members',
  severity: 'critical',
  title: 'A group rule goes and its members keep their roles',
  why: 'The report shows a loss of access that does not happen: remove_assigned_users was false when the rule was applied.',
  remedy:
    'Set remove_assigned_users to true, apply, then delete the rule; or take the people out of the role groups by hand.',
  check: ({ before, after }) =>
    missing(before.rules, after.rules, ({ address }) => address)
      .filter(({ removeAssignedUsers }) => !removeAssignedUsers)
      .map(({ name, address, targets }) => ({ subject: name, address, evidence: `members stay in ${show(targets)}` })),
};
