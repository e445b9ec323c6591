import { parseIamArn } from '../../../sandbox/aws/arn';

test.each([
  [
    'arn:aws:iam::012345678901:role/Admin',
    { partition: 'aws', accountId: '012345678901', type: 'role', name: 'Admin' },
  ],
  [
    'arn:aws-us-gov:iam::123456789012:role/okta/ops/A+=,.@-_',
    { partition: 'aws-us-gov', accountId: '123456789012', type: 'role', name: 'A+=,.@-_' },
  ],
  [
    'arn:aws-cn:iam::123456789012:saml-provider/Okta',
    { partition: 'aws-cn', accountId: '123456789012', type: 'saml-provider', name: 'Okta' },
  ],
])('%s', (text, parts) => {
  expect(parseIamArn(text)).toEqual(parts);
});

test.each([
  '',
  'Admin',
  'arn:aws:iam::12345678901:role/Admin',
  'arn:aws:s3::123456789012:role/Admin',
  'arn:other:iam::123456789012:role/Admin',
  'arn:aws:iam::123456789012:role/',
  'arn:aws:iam::123456789012:role/A B',
  'arn:aws:iam::123456789012:root',
  'x arn:aws:iam::123456789012:role/Admin',
  'arn:aws:iam::123456789012:role/Admin\n',
])('%j is none', (text) => {
  expect(parseIamArn(text)).toBeUndefined();
});
