import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Conditions, TrustStatement } from '../naming/trust-policy';
import type { AppliedRole } from './applied-roles';
import type { Acceptance } from './comment';
import type { NameChange } from './name-change';
import type { OktaAwsFederation } from './okta-aws-federation';

/** An AWS account as what belongs to it sees it. {@link AwsAccount} is the only one; this breaks the circle of imports. */
export interface Account extends Construct {
  readonly federation: OktaAwsFederation;
  readonly accountId: string;
  readonly name: string;
  readonly provider: AwsProvider;
  readonly retired: boolean;
  readonly accept: readonly Acceptance[];
  /**
   * The account's name in Okta: its former one until Okta is switched.
   * @internal
   */
  readonly nameInUse: string;
  /** A literal. */
  readonly samlProviderArn: string;
  /** ARN of the provider that Okta names: of its former name until Okta is switched. */
  readonly samlProviderArnInUse: string;
  /**
   * What a role of this account has to wait for: the SAML providers that its trust policy names.
   * @internal
   */
  readonly trustDependencies: ITerraformDependable[];
  /**
   * Names of a role of this account. @throws InvalidName, InvalidConstruct for names at different steps
   * @internal
   */
  roleNames(role: string, change: NameChange | undefined, given?: string): RoleNames;
  /**
   * Our statement in a trust policy.
   * @internal
   */
  trustStatement(conditions: Conditions): TrustStatement;
  /**
   * A trust policy that admits nobody else.
   * @internal
   */
  trustPolicy(conditions: Conditions): string;
  /** ARN of a role of this account, a literal. */
  roleArn(name: string, path?: string): string;
  /**
   * Called by whatever is made in the account, for itself.
   * @throws InvalidConstruct for anything but a forgotten role in a retired account, and for a role name that is taken
   * @internal
   */
  register(child: AccountChild): void;
  /**
   * Lets Terraform refuse another name or path of a role than the applied one, where no single apply can change it.
   * @internal
   */
  rememberRole(role: AppliedRole): void;
}

/** Full names of a role in IAM. */
export interface RoleNames {
  readonly current: string;
  /** While any part of the name changes. */
  readonly former: string | undefined;
  /** The one that Okta uses. */
  readonly inUse: string;
}

/** Something that is made in an account. */
export interface AccountChild {
  readonly construct: Construct;
  readonly kind: 'role' | 'adopted role' | 'released role' | 'forgotten role' | 'provisioning user';
  /** Full name in IAM. */
  readonly name: string;
}
