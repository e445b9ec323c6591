import { orgPlaces } from '../declared';
import { rulePairs } from '../group-rules';
import { liveIndex } from '../live';
import type { AuditRule } from '../model';

export const ruleException: AuditRule = {
  id: 'rule-exception',
  severity: 'medium',
  title: 'A group rule leaves somebody out',
  why: 'Okta makes an exception of a user who is taken out of a group by hand: the person is granted the role and does not get it.',
  remedy: 'Take the person off the rule’s exceptions in Okta, or out of the management group.',
  check: (audited) => {
    const { groups, people } = liveIndex(audited.snapshot);
    return rulePairs(audited).flatMap(({ rule: { name, address, excludedUsers = [] }, there }) =>
      [
        ...there.excludedUsers
          .filter((id) => !excludedUsers.some((declared) => declared === id || declared.includes('.')))
          .map((id) => people.get(id)?.login ?? id),
        ...there.excludedGroups.map((id) => `members of ${groups.get(id)?.name ?? id}`),
      ].map((who) => ({
        subject: `${who} in ${name}`,
        address,
        evidence: 'an exception of the rule',
        alsoAt: orgPlaces(audited.declared),
      })),
    );
  },
};
