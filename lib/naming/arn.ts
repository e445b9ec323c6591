import type { Partition } from './partition';

/** ARN of something in an account's IAM, which has no region, e.g. `arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin`. */
export function iamArn(partition: Partition, accountId: string, resource: string): string {
  return `arn:${partition}:iam::${accountId}:${resource}`;
}

/** @param path begins and ends with `/` */
export function roleArn(partition: Partition, accountId: string, name: string, path = '/'): string {
  return iamArn(partition, accountId, `role${path}${name}`);
}

export function samlProviderArn(partition: Partition, accountId: string, name: string): string {
  return iamArn(partition, accountId, `saml-provider/${name}`);
}
