import type { Rule } from '../model';

export const ruleKeepsMembers: Rule = {
  id: 'rule-keeps-members',
  severity: 'high',
  title: 'A group rule would keep its members when it is deleted',
  why: 'Without remove_assigned_users, people stay in the role groups when the group rule is deleted.',
  remedy: 'Set remove_assigned_users to true and apply it before the group rule is deleted.',
  check: ({ after }) =>
    after.rules
      .filter(({ removeAssignedUsers }) => !removeAssignedUsers)
      .map(({ name, address }) => ({ subject: name, address, evidence: 'remove_assigned_users is false' })),
};
