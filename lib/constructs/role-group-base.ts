import { TerraformStack, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { GROUP_DESCRIPTION_CHARACTERS } from '../naming/limits';
import { RoleGroupName } from '../naming/role-group-name';
import type { Account } from './account';
import { preparedStep } from './applied-value';
import type { Acceptance } from './comment';
import type { NameChange } from './name-change';
import { OktaRoleGroup } from './okta-role-group';

export interface RoleGroupBaseProps {
  readonly account: Account;
  /** Full name of the role in IAM. */
  readonly name: string;
  /** What the role is called where it is declared; never its name, which may change. */
  readonly key: string;
  readonly kind: 'role' | 'adopted role';
  /** @default - its name does not change */
  readonly change?: NameChange;
  /** What people use the role for. @default - not described */
  readonly description?: string;
  readonly accept: readonly Acceptance[];
}

/** A role that people may be given, whoever made it, and the Okta group whose members may assume it. */
export abstract class RoleGroupBase extends Construct {
  readonly account: Account;
  /** Full name in IAM of the role that Okta uses, e.g. `Okta-Mueller-Tech-Admin`. */
  readonly roleName: string;
  /** A literal, so that a reviewer reads it in the plan and no stack waits for another. */
  readonly roleArn: string;
  /** `aws#<account>#<role name>#<account id>` */
  readonly groupName: string;
  /** The group in Okta; `undefined` where somebody else runs the app. */
  readonly oktaGroup: OktaRoleGroup | undefined;

  /** @throws InvalidName if Okta would not find the role by the group's name, InvalidConstruct if the account can't have it */
  protected constructor(
    scope: Construct,
    id: string,
    { account, name, key, kind, change, description, accept }: RoleGroupBaseProps,
  ) {
    super(scope, id);
    const { federation, accountId } = account;
    account.register({ construct: this, kind, name });
    this.account = account;
    this.roleName = name;
    this.roleArn = account.roleArn(name);
    this.groupName = String(
      RoleGroupName.of({ account: account.nameInUse, role: name, accountId }, federation.groupPrefix),
    );
    const { okta } = federation;
    if (okta === undefined) return;
    const groupId = (of: string) =>
      constructId(kind === 'role' ? 'RoleGroup' : 'AdoptedRoleGroup', `${accountId}-${of}`);
    this.oktaGroup = new OktaRoleGroup(okta.roleGroups, groupId(key), {
      okta,
      ...(change === undefined ? {} : { formerId: groupId(change.formerly) }),
      name: this.groupName,
      roleName: name,
      accountId,
      description: describe(name, account, description),
      accept,
    });
    if (change === undefined || !this.inOtherStack) return;
    preparedStep(this.oktaGroup, 'Step', key, change);
    if (change.switched === false) this.oktaGroup.keepName();
  }

  /** Okta points to the role once these exist. In another stack, the order of the steps sees to it. */
  protected waitFor(resources: readonly TerraformResource[]): void {
    if (!this.inOtherStack) this.oktaGroup?.waitFor(resources);
  }

  private get inOtherStack(): boolean {
    return this.oktaGroup !== undefined && TerraformStack.of(this.oktaGroup) !== TerraformStack.of(this);
  }
}

function describe(role: string, { name, accountId }: Account, purpose: string | undefined): string {
  const sentences = [
    `Members may assume ${role} in the AWS account ${name} (${accountId}).`,
    ...(purpose === undefined ? [] : [/[.!?]$/.test(purpose) ? purpose : `${purpose}.`]),
    'Filled by group rules: add people to a management group instead.',
  ];
  return sentences.join(' ').slice(0, GROUP_DESCRIPTION_CHARACTERS);
}
