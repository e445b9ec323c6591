import type { Access } from '../../access';
import { grantsByRole, pairs } from '../lookup';
import { memo } from '../memo';
import type { Rule } from '../model';
import type { Holder } from '../policies/holder';
import { boundariesIn, holdersIn } from '../policies/holders';
import { isManagedDenial } from '../policies/managed-level';
import { statementsOf } from '../policies/powers';
import { droppedRestrictions } from '../policies/restrictions';

/** All policies of a holder count together: what one of them denies no longer, another one may still deny. */
export const policyRestrictionDropped: Rule = {
  id: 'policy-restriction-dropped',
  severity: 'high',
  title: 'Policies of an identity lose a denial or a condition',
  why: 'A Deny limits an identity whatever else allows it, and a condition limits what an Allow gives; without them the same policies give more.',
  remedy: 'Keep the statement or the condition, or state in the pull request why the identity needs no such limit.',
  mayGiveAccess: true,
  check: ({ before, after, today }) => {
    if (before === after) return [];
    const granted = grantsByRole(after);
    return pairs(limitedIn(before), limitedIn(after), ({ key }) => key).flatMap(({ then, now }) => {
      // Nobody needs to deny what nothing allows.
      if (then.policies === now.policies || now.policies.length === 0) return [];
      const found = [
        ...droppedDenials(then, now).map((name) => `without the policy ${name}, which only denies`),
        ...droppedRestrictions(statementsOf(then), statementsOf(now), today),
      ];
      return found.map((evidence) => ({
        subject: now.subject,
        address: now.address,
        evidence,
        // What a granted role may do more is a gain of its own.
        mayGiveAccess: !granted.has(now.subject),
      }));
    });
  },
};

function droppedDenials(then: Holder, now: Holder): string[] {
  const kept = new Set(now.policies.map(({ name }) => name));
  return then.policies.map(({ name }) => name).filter((name) => isManagedDenial(name) && !kept.has(name));
}

const limitedIn = memo((access: Access): readonly Holder[] => [...holdersIn(access), ...boundariesIn(access)]);
