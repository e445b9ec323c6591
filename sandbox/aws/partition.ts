/** The partitions that have sign-in endpoints of their own. */
export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn';

export function partitionOfRegion(region: string): Partition {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}

/** Region in which calls to a partition's global services are signed. */
export function globalRegion(partition: Partition): string {
  return { aws: 'us-east-1', 'aws-us-gov': 'us-gov-west-1', 'aws-cn': 'cn-north-1' }[partition];
}
