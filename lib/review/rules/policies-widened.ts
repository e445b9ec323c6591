import type { Rule } from '../model';
import { holdersIn } from '../policies/holders';
import { levelOf, mayWrite, rank } from '../policies/level';
import { grantsByRole, pairs } from '../lookup';

/** What a policy is called says more to a reviewer than its statements: from reading to writing, from writing to everything. */
export const policiesWidened: Rule = {
  id: 'policies-widened',
  severity: 'high',
  title: 'The policies of an identity go from reading to writing, or further',
  why: 'People who could only read can change things with the next login, or obtain the permissions of others.',
  remedy:
    'Confirm that everybody with this identity needs the permissions; otherwise create another role for those who do.',
  check: ({ before, after }) => {
    const granted = grantsByRole(after);
    return pairs(holdersIn(before), holdersIn(after), ({ key }) => key).flatMap(({ then, now }) => {
      if (then.policies === now.policies) return [];
      const [was, is] = [levelOf(then), levelOf(now)];
      if (rank(is) <= rank(was) || !mayWrite(is)) return [];
      return [
        {
          subject: now.subject,
          address: now.address,
          evidence: `${was} → ${is}: ${names(then)} → ${names(now)}`,
          // What a granted role may do more is a gain of its own.
          mayGiveAccess: !granted.has(now.subject),
        },
      ];
    });
  },
};

function names({ policies }: { readonly policies: readonly { readonly name: string }[] }): string {
  const all = policies.map(({ name }) => name.replace(/^arn:[^:]+:iam::aws:policy\//, '')).sort();
  return all.join(', ') || 'none';
}
