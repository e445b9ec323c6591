import type { Partition } from './partition';

/** An ARN of IAM: `arn:<partition>:iam::<account>:<resource>`. */
export interface IamArn {
  readonly partition: Partition;
  readonly accountId: string;
  /** `role` or `saml-provider` */
  readonly type: string;
  /** Without path: `Okta-Mueller-Tech-Admin`. */
  readonly name: string;
}

/** The parts of an ARN; `undefined` where the text is none of IAM's. */
export function parseIamArn(text: string): IamArn | undefined {
  const match = /^arn:(aws|aws-us-gov|aws-cn):iam::(\d{12}):([a-z-]+)\/(?:[!-~]*\/)?([\w+=,.@-]+)$/.exec(text);
  if (!match) return undefined;
  const [, partition, accountId = '', type = '', name = ''] = match;
  return { partition: partition as Partition, accountId, type, name };
}
