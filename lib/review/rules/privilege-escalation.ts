import type { Access, Role } from '../../access';
import { arnOf } from '../lookup';
import type { Rule } from '../model';
import { holderSightings, type Holder } from '../policies/holders';
import { matches } from '../policies/pattern';
import { credentialPowers, escalatingPowers, limitedPowers, listed, rolePassing } from '../policies/powers';
import { rolePower } from '../policies/role-power';

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
    ...holderSightings(change, (holder, access) => limited(access, holder, false)),
    ...holderSightings(change, (holder, access) => limited(access, holder, true), 'medium'),
  ],
};

/**
 * What reaches some identities only: what they may do, the holder may do. A role of these documents that is known to be
 * limited is worth less than one that nobody can look at here.
 */
function limited(access: Access, holder: Holder, mild: boolean): string[] {
  const { roles, starts } = rolePassing(holder);
  const passed = (roles?.patterns ?? []).map((pattern) => ({ action: 'iam:PassRole', pattern }));
  const reached = limitedPowers(holder).flatMap(({ action, patterns }) =>
    patterns.map((pattern) => ({ action, pattern })),
  );
  return [...reached, ...passed].flatMap(({ action, pattern }) => {
    if (pattern === holder.subject) return [];
    const found = access.roles.filter((role) => arnOf(role) !== holder.subject && matches(pattern, arnOf(role)));
    // It is used and not changed, so it gives what it has.
    const uses = action === 'sts:AssumeRole' || action === 'iam:PassRole';
    const isMild = uses && isOne(pattern) && found.length > 0 && found.every((role) => rolePower(role) === 'limited');
    // Nothing is started under a role that is only passed, as far as the documents show.
    const isIdle = action === 'iam:PassRole' && starts.length === 0 && !found.some(isStrong);
    if (isMild !== mild || isIdle) return [];
    const beside = action === 'iam:PassRole' && starts.length > 0 ? `, with ${listed(starts)}` : '';
    return [`${action} on ${pattern}, ${whom(found)}${beside}`];
  });
}

function isStrong(role: Role): boolean {
  return ['administrator', 'escalation'].includes(rolePower(role));
}

function isOne(pattern: string): boolean {
  return !/[*?]|\$\{/.test(pattern);
}

function whom([first, ...others]: readonly Role[]): string {
  if (first === undefined) return 'which is not in these documents';
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `which is ${arnOf(first)}${more}`;
}
