import { byAddress } from '../lookup';
import { known, shift } from '../read';
import type { Rule } from '../model';

export const identityProviderReplaced: Rule = {
  id: 'identity-provider-replaced',
  severity: 'critical',
  title: 'The metadata of a SAML provider changes',
  why: 'Anyone who holds the signing key in the metadata can assume every role that trusts this provider.',
  remedy: 'Compare the certificate with the one that Okta shows for the app, outside of this pull request.',
  mayGiveAccess: true,
  check: ({ before, after }) => {
    const arns = new Map(
      before.samlProviders.flatMap((then) => (known(then.arn) === undefined ? [] : [[known(then.arn), then]])),
    );
    const addresses = byAddress(before.samlProviders);
    return after.samlProviders.flatMap((now) => {
      const then = (known(now.arn) === undefined ? undefined : arns.get(known(now.arn))) ?? addresses.get(now.address);
      const evidence = then && shift(then.metadata, now.metadata);
      if (evidence === undefined) return [];
      const subject = known(now.arn) ?? now.name;
      return [{ subject, address: now.address, evidence }];
    });
  },
};
