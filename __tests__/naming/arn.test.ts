import { roleArn, samlProviderArn } from '../../lib/naming/arn';

test('ARNs carry the partition, and the path that a role has', () => {
  expect(roleArn('aws', '012345678901', 'Okta-Tech-Admin')).toBe('arn:aws:iam::012345678901:role/Okta-Tech-Admin');
  expect(roleArn('aws-cn', '012345678901', 'Admin', '/okta/')).toBe('arn:aws-cn:iam::012345678901:role/okta/Admin');
  expect(samlProviderArn('aws-us-gov', '012345678901', 'Okta')).toBe(
    'arn:aws-us-gov:iam::012345678901:saml-provider/Okta',
  );
});
