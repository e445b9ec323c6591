import { known } from '../read';
import type { Rule } from '../model';

export const identityProviderReplaced: Rule = {
  id: 'identity-provider-replaced',
  severity: 'critical',
  title: 'Someone else decides who may sign in',
  why: 'Whoever holds the signing key in the metadata can become every role that trusts this provider.',
  remedy: 'Compare the certificate with the one Okta shows for the app, outside this pull request.',
  check: ({ before, after }) =>
    after.samlProviders.flatMap((now) => {
      const then =
        before.samlProviders.find((provider) => sameArn(provider.arn, now.arn)) ??
        before.samlProviders.find(({ address }) => address === now.address);
      if (!then || then.metadata === now.metadata) return [];
      return [
        { subject: known(now.arn) ?? now.name, address: now.address, evidence: `${then.metadata} → ${now.metadata}` },
      ];
    }),
};

function sameArn(a: Parameters<typeof known<string>>[0], b: Parameters<typeof known<string>>[0]): boolean {
  return known(a) !== undefined && known(a) === known(b);
}
