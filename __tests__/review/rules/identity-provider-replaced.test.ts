import { identityProviderReplaced as rule } from '../../../lib/review/rules/identity-provider-replaced';
import { change, PROVIDER_ARN, samlProvider } from '../support/builders';

const ours = samlProvider();

test.each([
  ['nothing changes', change({ samlProviders: [ours] }, { samlProviders: [ours] })],
  ['an account is added', change({}, { samlProviders: [ours] })],
  ['an account goes', change({ samlProviders: [ours] }, {})],
])('stays silent when %s', (_, compliant) => expect(rule.check(compliant)).toEqual([]));

test.each(['okta_app_saml.other', 'sha256:9f86d081'])('reports a provider that now trusts %s', (metadata) => {
  const [finding] = rule.check(
    change({ samlProviders: [ours] }, { samlProviders: [samlProvider({ metadata: { known: metadata } })] }),
  );
  expect(finding).toMatchObject({ subject: PROVIDER_ARN, evidence: `okta_app_saml.app → ${metadata}` });
});

test('reports it also where the provider changes its name at the same address', () => {
  const renamed = samlProvider({
    name: 'Other',
    arn: { unknown: 'made of a variable' },
    metadata: { known: 'sha256:9f86d081' },
  });
  expect(rule.check(change({ samlProviders: [ours] }, { samlProviders: [renamed] }))).toHaveLength(1);
});
