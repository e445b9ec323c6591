import { orgPlaces } from '../declared';
import { rulePairs } from '../group-rules';
import type { AuditRule } from '../model';

export const ruleInactive: AuditRule = {
  id: 'rule-inactive',
  severity: 'medium',
  title: 'A group rule is switched off',
  why: 'Who joins a management group gets no role, and who leaves it keeps the role: the rule takes nobody out.',
  remedy: 'Activate the rule in Okta, or apply again.',
  check: (audited) =>
    rulePairs(audited)
      .filter(({ rule, there }) => rule.status === 'ACTIVE' && there.status === 'INACTIVE')
      .map(({ rule: { name, address } }) => ({
        ...{ subject: name, address, evidence: 'declared ACTIVE, and INACTIVE' },
        alsoAt: orgPlaces(audited.declared),
      })),
};
