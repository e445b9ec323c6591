import type { Rule } from '../model';
import { holdersIn } from '../policies/holders';
import { levelOf } from '../policies/level';

export const policyOutsideDocuments: Rule = {
  id: 'policy-outside-documents',
  severity: 'high',
  title: 'An identity outside of these documents gets a policy',
  why: 'These documents show neither who uses the identity nor what it is allowed besides.',
  remedy: 'Attach the policy where the identity is created, or identify who uses it before the merge.',
  mayGiveAccess: true,
  check: ({ after }) =>
    holdersIn(after)
      .filter(({ outside, kind }) => outside && kind !== 'policy')
      .flatMap((holder) =>
        holder.policies.map(({ name, address }) => ({
          subject: holder.subject,
          address,
          evidence: `${name} (${levelOf({ ...holder, policies: holder.policies.filter((policy) => policy.name === name) })})`,
        })),
      ),
};
