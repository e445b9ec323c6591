import type { TrustPrincipal } from '../../access';
import type { Rule } from '../model';
import { describe, trustSightings } from '../trust';

/** Also `NotPrincipal` and every form that is not understood: what is not known to be narrow counts as wide. */
export const trustWildcardPrincipal: Rule = {
  id: 'trust-wildcard-principal',
  severity: 'critical',
  title: 'Any principal may assume a role',
  why: 'A wildcard, or a list of exceptions (NotPrincipal), admits every AWS account; only conditions restrict it.',
  remedy: 'Name the SAML provider of the account.',
  mayGiveAccess: true,
  check: ({ after }) =>
    trustSightings(after, (statements) =>
      statements
        .filter(({ effect, principals }) => effect !== 'Deny' && (principals.length === 0 || principals.some(isWide)))
        .map(describe),
    ),
};

const KNOWN = new Set(['AWS', 'Federated', 'Service', 'CanonicalUser']);

function isWide({ type, value, not }: TrustPrincipal): boolean {
  return not || !KNOWN.has(type) || (type !== 'Service' && /[*?]/.test(value));
}
