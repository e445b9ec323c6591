import { identityProviderRemoved as rule } from '../../../lib/review/rules/identity-provider-removed';
import { change, role, samlProvider, seen } from '../support/builders';

const before = { samlProviders: [samlProvider()], roles: [role()] };

test.each([
  ['nothing changes', before],
  ['the account leaves with all its roles', {}],
])('stays silent when %s', (_, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports a provider that goes while roles stay, with what is there instead', () => {
  const other = samlProvider({ name: 'Other', arn: { known: 'arn:aws:iam::123456789012:saml-provider/Other' } });
  expect(seen(rule, change(before, { ...before, samlProviders: [other] }))).toEqual([
    'arn:aws:iam::123456789012:saml-provider/Okta: 1 roles stay in the account; its providers now: arn:aws:iam::123456789012:saml-provider/Other',
  ]);
});
