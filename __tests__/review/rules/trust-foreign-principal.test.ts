import { trustForeignPrincipal as rule } from '../../../lib/review/rules/trust-foreign-principal';
import { change, principalOf, PROVIDER_ARN, role, samlProvider, seen, statement } from '../support/builders';

const trusting = (...principals: string[]) =>
  change(
    {},
    {
      samlProviders: [samlProvider()],
      roles: [role({ trust: { known: [statement({ principals: principals.map((text) => principalOf(text)) })] } })],
    },
  );

test.each([
  `Federated:${PROVIDER_ARN}`,
  'AWS:arn:aws:iam::123456789012:root',
  'AWS:123456789012',
  'Service:ec2.amazonaws.com',
])('stays silent for %s', (principal) => expect(rule.check(trusting(principal))).toEqual([]));

test.each([
  'Federated:arn:aws:iam::123456789012:saml-provider/Other',
  'Federated:arn:aws:iam::999999999999:saml-provider/Okta',
  'Federated:accounts.google.com',
  'AWS:arn:aws:iam::999999999999:root',
  'AWS:999999999999',
  'CanonicalUser:79a59d',
  'Service:rolesanywhere.amazonaws.com',
  'Service:credentials.iot.amazonaws.com',
])('reports %s beside our provider', (principal) => {
  expect(seen(rule, trusting(`Federated:${PROVIDER_ARN}`, principal)).join()).toContain(principal);
});

test("reports another account's provider, also one of these documents", () => {
  const other = samlProvider({ accountId: { known: '999999999999' } });
  const after = trusting('Federated:arn:aws:iam::999999999999:saml-provider/Okta').after;
  expect(rule.check(change({}, { ...after, samlProviders: [samlProvider(), other] }))).toHaveLength(1);
});

test('a denial of a stranger is not access', () => {
  const deny = statement({ effect: 'Deny', principals: [principalOf('AWS:999999999999')] });
  expect(rule.check(change({}, { roles: [role({ trust: { known: [deny] } })] }))).toEqual([]);
});
