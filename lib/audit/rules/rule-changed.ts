import { orgPlaces } from '../declared';
import { ruleDifferences, rulePairs } from '../group-rules';
import type { AuditRule } from '../model';

export const ruleChanged: AuditRule = {
  id: 'rule-changed',
  severity: 'high',
  title: 'A group rule does something else than is declared',
  why: 'It puts other people into role groups, or leaves out people who are granted the role.',
  remedy: 'Apply again to put the declared rule back, and look in Okta’s system log who changed it.',
  mayGiveAccess: true,
  check: (audited) =>
    rulePairs(audited).flatMap((pair) => {
      const evidence = ruleDifferences(audited, pair);
      const { name, address } = pair.rule;
      if (evidence.length === 0) return [];
      return [{ subject: name, address, evidence: evidence.join('; '), alsoAt: orgPlaces(audited.declared) }];
    }),
};
