import { principalText, type TrustStatement } from '../../access';
import { arnOf, rolePairs } from '../lookup';
import type { Rule } from '../model';
import { statements } from '../trust';

export const trustActionAdded: Rule = {
  id: 'trust-action-added',
  severity: 'medium',
  title: 'A trust policy allows a principal another action',
  why: 'Session tags and a source identity are what other policies decide by; a wildcard admits by ways to come.',
  remedy: 'Allow the one action by which people sign in, and session tags only where the app sends them.',
  mayGiveAccess: true,
  check: (change) =>
    rolePairs(change).flatMap(({ then, now }) => {
      const was = actionsByPrincipal(statements(then));
      return [...actionsByPrincipal(statements(now))].flatMap(([principal, actions]) => {
        const before = was.get(principal);
        const added = before === undefined ? [] : [...actions].filter((action) => !covered(action, before)).sort();
        return added.length === 0
          ? []
          : [{ subject: arnOf(now), address: now.address, evidence: `${added.join(', ')} to ${principal}` }];
      });
    }),
};

/** What each principal may do; a new principal is the matter of other rules. */
function actionsByPrincipal(all: readonly TrustStatement[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { effect, principals, actions } of all)
    if (effect === 'Allow')
      for (const principal of principals.map(principalText)) {
        const known = found.get(principal) ?? new Set();
        for (const action of actions) known.add(action.toLowerCase());
        found.set(principal, known);
      }
  return found;
}

function covered(action: string, before: ReadonlySet<string>): boolean {
  return before.has(action) || before.has('sts:*') || before.has('*');
}
