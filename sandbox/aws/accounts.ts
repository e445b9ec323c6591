import type { Partition } from './partition';

/** An account that has to be there before a plan can be applied, with what a real one would have already. */
export interface AccountSpec {
  /** 12 digits. */
  readonly id: string;
  /** Name in AWS Organizations. @default - its alias, or its id */
  readonly name?: string;
  /** IAM account alias. @default - none */
  readonly alias?: string;
  /** Role by which Terraform reaches the account, by name or ARN; it trusts the management account. @default - none */
  readonly connectionRole?: string;
  /** AWS profile by which Terraform reaches the account instead. @default - none */
  readonly profile?: string;
  /** Roles to adopt: names, or roles with a trust policy of their own. */
  readonly existingRoles?: readonly (string | ExistingRole)[];
  /** SAML providers, by name, with their metadata. @default - none */
  readonly samlProviders?: readonly { readonly name: string; readonly metadata: string }[];
  /** Customer-managed policies that roles and boundaries name, by ARN. @default - none */
  readonly existingPolicies?: readonly string[];
}

/** An account as AWS Organizations lists it. */
export interface OrganizationAccount {
  readonly id: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE';
}

export interface ExistingRole {
  readonly name: string;
  /** @default '/' */
  readonly path?: string;
  readonly description?: string;
  /** JSON, kept as it is. @default - trusts the account itself, in a single-object statement of version 2008-10-17 */
  readonly trustPolicy?: string;
  /** ARNs of managed policies. @default - none */
  readonly policies?: readonly string[];
  /** Name → document of inline policies. @default - none */
  readonly inline?: Readonly<Record<string, object>>;
}

/** The account whose keys `environment` holds, from which the connection roles are assumed. */
export const MANAGEMENT_ACCOUNT = '999999999999';

/** Trust policy as an account has it that nobody federated yet: hand-made, old, and with a number that is not quoted. */
export function handMadeTrustPolicy(accountId: string, partition: Partition): string {
  return JSON.stringify({
    Version: '2008-10-17',
    Statement: {
      Sid: 'Operations',
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: 'sts:AssumeRole',
      Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } },
    },
  });
}
