import type { TrustPrincipal } from '../../access';
import { arnOf } from '../lookup';
import type { Rule } from '../model';
import { describe, statements } from '../trust';

/** Also `NotPrincipal` and every form that is not understood: what is not known to be narrow counts as wide. */
export const trustWildcardPrincipal: Rule = {
  id: 'trust-wildcard-principal',
  severity: 'critical',
  title: 'Any principal may assume a role',
  why: 'A wildcard, or a list of exceptions (NotPrincipal), admits every AWS account; only conditions restrict it.',
  remedy: 'Name the SAML provider of the account.',
  mayGiveAccess: true,
  check: ({ after }) =>
    after.roles.flatMap((role) =>
      statements(role)
        .filter(({ effect, principals }) => effect !== 'Deny' && (principals.length === 0 || principals.some(isWide)))
        .map((statement) => ({ subject: arnOf(role), address: role.address, evidence: describe(statement) })),
    ),
};

const KNOWN = new Set(['AWS', 'Federated', 'Service', 'CanonicalUser']);

function isWide({ type, value, not }: TrustPrincipal): boolean {
  return not || !KNOWN.has(type) || (type !== 'Service' && /[*?]/.test(value));
}
