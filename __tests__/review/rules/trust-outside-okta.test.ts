import { trustOutsideOkta as rule } from '../../../lib/review/rules/trust-outside-okta';
import { change, policy, principalOf, PROVIDER_ARN, role, statement } from '../support/builders';

const trusting = (principal: string) =>
  change({}, { roles: [role({ trust: { known: [statement({ principals: [principalOf(principal)] })] } })] });

test.each([`Federated:${PROVIDER_ARN}`, 'AWS:arn:aws:iam::999999999999:root', 'Service:rolesanywhere.amazonaws.com'])(
  'stays silent for %s',
  (principal) => {
    expect(rule.check(trusting(principal))).toEqual([]);
  },
);

test.each(['AWS:arn:aws:iam::123456789012:root', 'AWS:123456789012', 'Service:ec2.amazonaws.com'])(
  'reports %s',
  (principal) => {
    expect(rule.check(trusting(principal))).toHaveLength(1);
  },
);

test('an administrator’s role is worth more than another', () => {
  const trust = { known: [statement({ principals: [principalOf('AWS:123456789012')] })] };
  const severity = (name: string) =>
    rule.check(change({}, { roles: [role({ trust, policies: [policy(name)] })] })).map((each) => each.severity);
  expect(severity('arn:aws:iam::aws:policy/AdministratorAccess')).toEqual(['high']);
  expect(severity('arn:aws:iam::aws:policy/ReadOnlyAccess')).toEqual([undefined]);
});
