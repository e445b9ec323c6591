import { orgPlaces } from '../declared';
import { undeclaredRules } from '../group-rules';
import { liveIndex } from '../live';
import type { AuditRule } from '../model';
import { ruleAddress } from '../places';

export const ruleUndeclared: AuditRule = {
  id: 'rule-undeclared',
  severity: 'high',
  title: 'A group rule that is not declared fills a role group',
  why: 'It gives the role to people who have no such grant in the configuration.',
  remedy: 'Delete the rule in Okta, or grant the role to a management group in the configuration.',
  mayGiveAccess: true,
  check: (audited) => {
    const { groups } = liveIndex(audited.snapshot);
    return undeclaredRules(audited)
      .filter(({ status }) => status === 'ACTIVE')
      .map(({ id, name, expression, targets }) => ({
        subject: name,
        address: ruleAddress(id),
        alsoAt: orgPlaces(audited.declared),
        evidence: `if ${expression.replace(/\b00g\w+/g, (group) => groups.get(group)?.name ?? group)}, into ${targets
          .map((target) => groups.get(target)?.name ?? target)
          .sort()
          .join(', ')}`,
      }));
  },
};
