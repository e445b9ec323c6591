import { trustWildcardPrincipal as rule } from '../../../lib/review/rules/trust-wildcard-principal';
import { change, principalOf, PROVIDER_ARN, role, seen, statement } from '../support/builders';

const trusting = (principals: string[], effect = 'Allow') =>
  change(
    {},
    {
      roles: [
        role({ trust: { known: [statement({ principals: principals.map((text) => principalOf(text)), effect })] } }),
      ],
    },
  );

test.each([`Federated:${PROVIDER_ARN}`, 'AWS:arn:aws:iam::999999999999:root', 'Service:ec2.amazonaws.com'])(
  'stays silent for %s',
  (principal) => expect(rule.check(trusting([principal]))).toEqual([]),
);

test('stays silent when the wildcard is denied', () => expect(rule.check(trusting(['*'], 'Deny'))).toEqual([]));

test.each(['*', 'AWS:*', 'Federated:arn:aws:iam::123456789012:saml-provider/*', 'Other:thing'])(
  'reports %s',
  (principal) => expect(rule.check(trusting([`Federated:${PROVIDER_ARN}`, principal]))).toHaveLength(1),
);

test('reports everybody but somebody', () => {
  const principals = [principalOf('AWS:arn:aws:iam::1:root', true)];
  const given = change({}, { roles: [role({ trust: { known: [statement({ principals })] } })] });
  expect(seen(rule, given).join()).toContain('to all but AWS:arn:aws:iam::1:root');
});

test('reports a statement without any principal that is understood', () =>
  expect(rule.check(trusting([]))).toHaveLength(1));
