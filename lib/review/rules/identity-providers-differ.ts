import { known } from '../read';
import { groupBy } from '../order';
import type { Rule } from '../model';

/** A new account with a certificate of its own: nothing was replaced, so nothing else would tell. */
export const identityProvidersDiffer: Rule = {
  id: 'identity-providers-differ',
  severity: 'critical',
  title: 'One account trusts other metadata than the rest',
  why: 'All accounts should follow the same Okta app. This account admits anyone who holds the key in its metadata.',
  remedy: 'Let the provider follow the app like the others; compare certificates where two Okta orgs are meant.',
  mayGiveAccess: true,
  check: ({ after }) => {
    // What is not known yet may be the same; the rule `unreadable` reports it.
    const read = after.samlProviders.filter(({ metadata }) => known(metadata) !== undefined);
    const groups = [...groupBy(read, ({ metadata }) => known(metadata) ?? '')];
    const most = Math.max(0, ...groups.map(([, list]) => list.length));
    const usual = groups.filter(([, list]) => list.length === most);
    return groups
      .filter(([, list]) => list.length < most || usual.length > 1)
      .flatMap(([metadata, list]) =>
        list.map((provider) => ({
          subject: known(provider.arn) ?? provider.name,
          address: provider.address,
          evidence: `${metadata}; others: ${usual
            .map(([text]) => text)
            .filter((text) => text !== metadata)
            .sort()
            .join(', ')}`,
        })),
      );
  },
};
