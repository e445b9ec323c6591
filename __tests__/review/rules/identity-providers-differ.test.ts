import { identityProvidersDiffer as rule } from '../../../lib/review/rules/identity-providers-differ';
import { change, samlProvider, seen } from '../support/builders';

const LATER = { unknown: 'saml_metadata_document is known after apply' };

const providers = (...metadata: (string | typeof LATER)[]) => ({
  samlProviders: metadata.map((text, i) =>
    samlProvider({
      accountId: { known: `00000000000${i}` },
      metadata: typeof text === 'string' ? { known: text } : text,
    }),
  ),
});

test.each([
  ['one account', providers('okta_app_saml.app')],
  [
    'accounts whose metadata is known after the apply only',
    providers(LATER, { unknown: 'module.b is known after apply' }, 'okta_app_saml.app'),
  ],
  ['accounts that follow one app', providers('okta_app_saml.app', 'okta_app_saml.app')],
])('stays silent for %s', (_, after) => expect(rule.check(change({}, after))).toEqual([]));

test('reports the odd one out', () => {
  expect(seen(rule, change({}, providers('okta_app_saml.app', 'sha256:9f86d081', 'okta_app_saml.app')))).toEqual([
    'arn:aws:iam::000000000001:saml-provider/Okta: sha256:9f86d081; others: okta_app_saml.app',
  ]);
});

test('reports all where none is the usual one', () => {
  expect(rule.check(change({}, providers('okta_app_saml.app', 'sha256:9f86d081')))).toHaveLength(2);
});
