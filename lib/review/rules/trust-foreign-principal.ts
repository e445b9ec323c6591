import { principalText, type TrustPrincipal } from '../../access';
import { arnOf } from '../lookup';
import { known } from '../read';
import type { Rule } from '../model';
import { letsStrangersIn, providerArns, statements } from '../trust';

export const trustForeignPrincipal: Rule = {
  id: 'trust-foreign-principal',
  severity: 'critical',
  title: 'A role trusts a principal outside of its account',
  why: 'Who may use a principal of another account, or a provider that is not in these documents, is decided elsewhere.',
  remedy: 'Trust the SAML provider of the same account; identify the owner of the other principal before the merge.',
  mayGiveAccess: true,
  check: ({ after }) => {
    const ours = providerArns(after);
    return after.roles.flatMap((role) => {
      const account = known(role.accountId);
      return statements(role)
        .filter(({ effect }) => effect === 'Allow')
        .flatMap(({ principals }) => principals.filter((principal) => isForeign(principal, account, ours)))
        .map((principal) => ({ subject: arnOf(role), address: role.address, evidence: principalText(principal) }));
    });
  },
};

/** Everybody but somebody is for the rule `trust-wildcard-principal`. */
function isForeign(
  { type, value, not }: TrustPrincipal,
  account: string | undefined,
  ours: ReadonlySet<string>,
): boolean {
  if (not) return false;
  if (type === 'Service') return letsStrangersIn(value);
  // A canonical user id is that of an account, and nobody sees of which.
  if (type === 'CanonicalUser') return true;
  if (type === 'Federated') return !ours.has(value) || value.split(':')[4] !== account;
  return type === 'AWS' && accountOf(value) !== account;
}

/** A principal of kind AWS is an ARN or a bare account id. */
function accountOf(value: string): string | undefined {
  return value.startsWith('arn:') ? value.split(':')[4] : value;
}
