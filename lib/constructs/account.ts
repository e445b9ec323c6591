import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Acceptance } from './comment';
import type { OktaAwsFederation } from './okta-aws-federation';

/** An AWS account as what belongs to it sees it. {@link AwsAccount} is the only one; this breaks the circle of imports. */
export interface Account extends Construct {
  readonly federation: OktaAwsFederation;
  readonly accountId: string;
  readonly name: string;
  readonly provider: AwsProvider;
  readonly retired: boolean;
  readonly accept: readonly Acceptance[];
  /** A literal. */
  readonly samlProviderArn: string;
  /** What a role of this account has to wait for: the SAML provider that its trust policy names. */
  readonly trustDependencies: ITerraformDependable[];
  /** ARN of a role of this account, a literal. */
  roleArn(name: string): string;
  /**
   * Called by whatever is made in the account, for itself.
   * @throws InvalidConstruct for anything but a forgotten role in a retired account, and for a role name that is taken
   */
  register(child: AccountChild): void;
}

/** Something that is made in an account. */
export interface AccountChild {
  readonly construct: Construct;
  readonly kind: 'role' | 'adopted role' | 'released role' | 'forgotten role' | 'provisioning user';
  /** Full name in IAM. */
  readonly name: string;
}
