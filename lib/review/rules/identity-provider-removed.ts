import { known } from '../read';
import { missing } from '../lookup';
import type { Rule } from '../model';
import type { SamlProvider } from '../../access';

export const identityProviderRemoved: Rule = {
  id: 'identity-provider-removed',
  severity: 'high',
  title: 'A SAML provider is removed or replaced by another one',
  why: 'Roles that trust it no longer admit anybody; anyone who creates a provider with the same name later inherits their trust.',
  remedy: 'Move the roles to the new provider first; retire the account if it leaves the federation.',
  check: ({ before, after }) =>
    missing(before.samlProviders, after.samlProviders, identity).flatMap((then) => {
      const account = known(then.accountId);
      const left = after.roles.filter(({ accountId }) => account !== undefined && known(accountId) === account);
      if (left.length === 0) return [];
      const now = after.samlProviders.filter(({ accountId }) => known(accountId) === account).map(identity);
      return [
        {
          subject: identity(then),
          address: then.address,
          evidence: `${left.length} roles stay in the account; its providers now: ${now.sort().join(', ') || 'none'}`,
        },
      ];
    }),
};

function identity({ arn, name }: SamlProvider): string {
  return known(arn) ?? name;
}
