import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { RoleGroupName } from '../naming/role-group-name';
import type { Account } from './account';
import type { Acceptance } from './comment';
import { OktaRoleGroup } from './okta-role-group';

export interface RoleGroupBaseProps {
  readonly account: Account;
  /** Full name of the role in IAM. */
  readonly name: string;
  readonly kind: 'role' | 'adopted role';
  /** What people use the role for. @default - not described */
  readonly description?: string;
  readonly accept: readonly Acceptance[];
}

/** Okta, groups: length of a description. */
const MAX_DESCRIPTION = 1024;

/** A role that people may be given, whoever made it, and the Okta group whose members may assume it. */
export abstract class RoleGroupBase extends Construct {
  readonly account: Account;
  /** Full name of the role in IAM, e.g. `Okta-Mueller-Tech-Admin`. */
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
    { account, name, kind, description, accept }: RoleGroupBaseProps,
  ) {
    super(scope, id);
    const { federation, accountId } = account;
    account.register({ construct: this, kind, name });
    this.account = account;
    this.roleName = name;
    this.roleArn = account.roleArn(name);
    this.groupName = String(RoleGroupName.of({ account: account.name, role: name, accountId }));
    this.oktaGroup =
      federation.okta &&
      new OktaRoleGroup(federation.okta.roleGroups, constructId('RoleGroup', `${name}-${accountId}`), {
        okta: federation.okta,
        name: this.groupName,
        roleName: name,
        accountId,
        description: describe(name, account, description),
        accept,
      });
  }
}

function describe(role: string, { name, accountId }: Account, purpose: string | undefined): string {
  const sentences = [
    `Members may assume ${role} in the AWS account ${name} (${accountId}).`,
    ...(purpose === undefined ? [] : [/[.!?]$/.test(purpose) ? purpose : `${purpose}.`]),
    'Filled by group rules: add people to a management group instead.',
  ];
  return sentences.join(' ').slice(0, MAX_DESCRIPTION);
}
