/** Actions of one purpose, what they act on, and where they are known from. */
export interface PowerfulActions {
  readonly source: string;
  /** What they act on, for people: `user`. */
  readonly kind: string;
  /** How ARNs of the kind go on after the partition: service, and beginning of the resource. @default - any of the service */
  readonly arn?: readonly [service: string, resource: string];
  /** They act on nothing that has an ARN, so only `*` allows them. */
  readonly onlyOnAll?: true;
  readonly actions: readonly string[];
}

export const AUTHORIZATION = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';
export const IAM = `${AUTHORIZATION}list_awsidentityandaccessmanagementiam.html`;
export const ORGANIZATIONS = `${AUTHORIZATION}list_awsorganizations.html`;
export const ESCALATION = 'https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation';
