import type { Access, Role } from '../../access';
import { arnOf } from '../lookup';
import { memo } from '../memo';
import type { Rule } from '../model';
import type { Holder } from '../policies/holder';
import { holderSightings } from '../policies/holders';
import { matches } from '../policies/pattern';
import { credentialPowers, escalatingPowers, limitedPowers, listed, rolePassing } from '../policies/powers';
import { isPowerful, rolePower } from '../policies/role-power';

export const privilegeEscalation: Rule = {
  id: 'privilege-escalation',
  severity: 'high',
  title: 'An identity can obtain the permissions of others',
  why: 'Secrets, keys for other users, new versions of their policies, changed trust policies, and roles that it assumes or passes to a service give the permissions of their owners.',
  remedy:
    'Restrict the action to the users, roles and policies that the job needs, by path or by ARN; accept the finding where they may no more than the identity itself.',
  check: (change) => [
    ...holderSightings(change, escalatingPowers),
    ...holderSightings(change, credentialPowers),
    ...holderSightings(change, (holder, access) => limited(access)(holder).strong),
    ...holderSightings(change, (holder, access) => limited(access)(holder).mild, 'medium'),
  ],
};

/**
 * What reaches some identities only: what they may do, the holder may do. A role of these documents that is known to be
 * limited is worth less than one that nobody can look at here.
 */
const limited = memo((access: Access) =>
  memo((holder: Holder): { readonly strong: readonly string[]; readonly mild: readonly string[] } => {
    const { roles, starts } = rolePassing(holder);
    const passed = (roles?.patterns ?? []).map((pattern) => ({ action: 'iam:PassRole', pattern }));
    const reached = limitedPowers(holder).flatMap(({ action, patterns }) =>
      patterns.map((pattern) => ({ action, pattern })),
    );
    const found = [...reached, ...passed].flatMap(({ action, pattern }) => {
      if (pattern === holder.subject) return [];
      const met = access.roles.filter((role) => arnOf(role) !== holder.subject && matches(pattern, arnOf(role)));
      // Nothing is started under a role that is only passed, as far as the documents show.
      if (action === 'iam:PassRole' && starts.length === 0 && !met.some(isPowerful)) return [];
      // It is used and not changed, so it gives what it has.
      const uses = action === 'sts:AssumeRole' || action === 'iam:PassRole';
      const isMild = uses && isOne(pattern) && met.length > 0 && met.every((role) => rolePower(role) === 'limited');
      const beside = action === 'iam:PassRole' && starts.length > 0 ? `, with ${listed(starts)}` : '';
      return [{ isMild, phrase: `${action} on ${pattern}, ${whom(met)}${beside}` }];
    });
    const phrases = (mild: boolean) => found.filter(({ isMild }) => isMild === mild).map(({ phrase }) => phrase);
    return { strong: phrases(false), mild: phrases(true) };
  }),
);

function isOne(pattern: string): boolean {
  return !/[*?]|\$\{/.test(pattern);
}

function whom([first, ...others]: readonly Role[]): string {
  if (first === undefined) return 'which is not in these documents';
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `which is ${arnOf(first)}${more}`;
}
