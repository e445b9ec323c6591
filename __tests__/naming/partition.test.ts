import { consoleUrl, homeRegion, isRegionOf, PARTITIONS, signInEndpoint } from '../../lib/naming/partition';

test.each([
  ['aws', undefined, 'https://signin.aws.amazon.com/saml'],
  ['aws', 'us-east-1', 'https://signin.aws.amazon.com/saml'],
  ['aws', 'eu-central-1', 'https://eu-central-1.signin.aws.amazon.com/saml'],
  ['aws-us-gov', undefined, 'https://signin.amazonaws-us-gov.com/saml'],
  ['aws-us-gov', 'us-gov-east-1', 'https://us-gov-east-1.signin.amazonaws-us-gov.com/saml'],
  ['aws-cn', undefined, 'https://signin.amazonaws.cn/saml'],
] as const)('the endpoint of %s in %s is %s', (partition, region, endpoint) => {
  expect(signInEndpoint(partition, region)).toBe(endpoint);
});

test.each(PARTITIONS)('%s knows its own home region, and no other partition does', (partition) => {
  const knowing = PARTITIONS.filter((other) => isRegionOf(other, homeRegion(partition)));
  expect(knowing).toEqual([partition]);
  expect(consoleUrl(partition)).toMatch(/^https:\/\/console\..+\/$/);
});

test.each(['frankfurt', 'eu', 'eu-central', 'eu-central-1a', 'us-iso-east-1', 'EU-CENTRAL-1', ''])(
  '%j is not a region',
  (region) => expect(PARTITIONS.filter((partition) => isRegionOf(partition, region))).toEqual([]),
);
