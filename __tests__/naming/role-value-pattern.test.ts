import fc from 'fast-check';
import { roleArn, samlProviderArn } from '../../lib/naming/arn';
import { PARTITIONS } from '../../lib/naming/partition';
import { fillRoleValuePattern, roleValuePattern } from '../../lib/naming/role-value-pattern';
import { accountIds, plainName } from './support/names';

test('the pattern is the one of the manual procedure', () => {
  expect(roleValuePattern({ partition: 'aws', identityProvider: 'Okta' })).toBe(
    'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
  );
});

test('filled, it is provider and role of that account', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PARTITIONS),
      plainName(60),
      fc.constantFrom('/', '/okta/', '/a/b/'),
      plainName(64),
      accountIds,
      (partition, identityProvider, rolePath, role, accountId) => {
        const pattern = roleValuePattern({ partition, identityProvider, rolePath });
        expect(fillRoleValuePattern(pattern, { accountId, role }).split(',')).toEqual([
          samlProviderArn(partition, accountId, identityProvider),
          roleArn(partition, accountId, role, rolePath),
        ]);
      },
    ),
  );
});
