import { orgPlaces } from '../declared';
import { rulePairs, undeclaredRules } from '../group-rules';
import type { AuditRule } from '../model';
import { ruleAddress } from '../places';

export const ruleInvalid: AuditRule = {
  id: 'rule-invalid',
  severity: 'high',
  title: 'A group rule is invalid',
  why: 'Okta stopped following it, mostly because a group of it is gone: nobody gets or loses the role by it any more.',
  remedy: 'Delete the rule in Okta, and apply again to make it anew.',
  check: (audited) => {
    const declared = rulePairs(audited).map(({ rule: { address }, there }) => ({ address, there }));
    const others = undeclaredRules(audited).map((there) => ({ address: ruleAddress(there.id), there }));
    return [...declared, ...others]
      .filter(({ there }) => there.status === 'INVALID')
      .map(({ address, there }) => ({
        ...{ subject: there.name, address, evidence: `its expression is ${there.expression}` },
        alsoAt: orgPlaces(audited.declared),
      }));
  },
};
