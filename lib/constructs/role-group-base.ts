import { TerraformStack, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { assertedRole, means } from '../naming/asserted-role';
import { matchesInPart } from '../naming/group-filter';
import { roleGroupDescription } from '../naming/role-group-description';
import { usualGroupName } from '../naming/usual-group-name';
import type { Account } from './account';
import { preparedStep } from './applied-value';
import type { Acceptance } from './comment';
import { demand } from './invalid-construct';
import type { NameChange } from './name-change';
import { OktaRoleGroup } from './okta-role-group';

/** How an existing role and its group are called, where that is unlike what they would be called by themselves. */
export interface ExistingNames {
  /** Name of the Okta group. @default - made of account and role */
  readonly groupName?: string;
  /** Description of the Okta group. @default - made of account and role */
  readonly groupDescription?: string;
  /** Id of the Okta group, which is somebody else's and only looked up. @default - it is made */
  readonly groupId?: string;
  /** Path of the role. @default - the federation's */
  readonly path?: string;
  /** The app's role value pattern does not lead to this role: it is kept as it is. @default false */
  readonly unreachable?: boolean;
}

export interface RoleGroupBaseProps {
  readonly account: Account;
  /** Full name of the role in IAM. */
  readonly name: string;
  /** What the role is called where it is declared; never its name, which may change. */
  readonly key: string;
  readonly kind: 'role' | 'adopted role';
  /** @default - its name does not change */
  readonly change?: NameChange;
  /** The key changes and the name does not. @default false */
  readonly keepsName?: boolean;
  /** What people use the role for. @default - not described */
  readonly description?: string;
  readonly accept: readonly Acceptance[];
  readonly existing: ExistingNames;
}

/** A role that people may be given, no matter who made it, and the Okta group whose members may assume it. */
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
    { account, name, key, kind, change, keepsName = false, description, accept, existing }: RoleGroupBaseProps,
  ) {
    super(scope, id);
    const { federation, accountId } = account;
    account.register({ construct: this, kind, name });
    this.account = account;
    this.roleName = name;
    this.roleArn = account.roleArn(name, existing.path);
    this.groupName =
      existing.groupName ?? usualGroupName(federation.naming, { account: account.nameInUse, role: name, accountId });
    demandReachable(this, account, existing.unreachable === true);
    const { okta } = federation;
    if (okta === undefined) return;
    const groupId = (of: string) =>
      constructId(kind === 'role' ? 'RoleGroup' : 'AdoptedRoleGroup', `${accountId}-${of}`);
    this.oktaGroup = new OktaRoleGroup(okta.roleGroupsOf(accountId), groupId(key), {
      okta,
      formerId: change === undefined ? undefined : groupId(change.formerly),
      name: this.groupName,
      roleName: name,
      accountId,
      description:
        existing.groupDescription ??
        roleGroupDescription({ role: name, account: account.name, accountId, purpose: description }),
      existingId: existing.groupId,
      accept,
    });
    // A name that is written whole is the same under another key: nothing has to be prepared.
    if (change === undefined || keepsName || !this.inOtherStack) return;
    preparedStep(this.oktaGroup, 'Step', key, change);
    if (change.switched === false) this.oktaGroup.keepName();
  }

  /** Okta points to the role once these exist. In another stack, the order of the steps sees to it. */
  protected waitFor(resources: readonly TerraformResource[]): void {
    if (!this.inOtherStack) this.oktaGroup?.waitFor(resources);
  }

  protected get inOtherStack(): boolean {
    return this.oktaGroup !== undefined && TerraformStack.of(this.oktaGroup) !== TerraformStack.of(this);
  }
}

/** What Okta makes of the group's name has to be this role, and it must be sure that Okta makes that of it. */
function demandReachable(
  role: RoleGroupBase,
  { federation, samlProviderArnInUse }: Account,
  unreachable: boolean,
): void {
  if (unreachable) return;
  const { mapping } = federation;
  const said = assertedRole(role.groupName, mapping);
  const right = said !== undefined && means(said, { provider: samlProviderArnInUse, role: role.roleArn });
  demand(
    role,
    right && !matchesInPart(role.groupName, mapping.groupFilter),
    said === undefined
      ? `the group filter does not match ${role.groupName}`
      : `Okta makes ${said} of ${role.groupName}, and not ${role.roleArn}`,
    'change the group name, the group filter or the role value pattern',
  );
}
