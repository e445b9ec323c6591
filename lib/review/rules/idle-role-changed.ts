import { policyMeaning } from '../grants/policy-differences';
import { arnOf, rolePairs } from '../lookup';
import { canonical } from '../order';
import type { Role } from '../../access';
import type { Rule } from '../model';

/** Granted roles are reported as gains and losses. */
export const idleRoleChanged: Rule = {
  id: 'idle-role-changed',
  severity: 'low',
  title: 'A role without a grant changes',
  why: 'It counts as no gain today; its policies take effect with the next grant, and for every other principal that it trusts.',
  remedy: 'Review its policies now, not when it is granted.',
  check: (change) => {
    const granted = new Set([...change.before.grants, ...change.after.grants].map(({ roleArn }) => roleArn));
    return rolePairs(change)
      .filter(({ now }) => !granted.has(arnOf(now)))
      .filter(({ then, now }) => powers(then) !== powers(now))
      .map(({ then, now }) => ({
        subject: arnOf(now),
        address: now.address,
        evidence: `policies ${names(then)} → ${names(now)}`,
      }));
  },
};

function powers({ policies, maxSessionSeconds }: Role): string {
  return canonical([policies.map(policyMeaning).sort(), maxSessionSeconds]);
}

function names({ policies }: Role): string {
  return (
    policies
      .map(({ name }) => name)
      .sort()
      .join(', ') || 'none'
  );
}
