import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { RoleGroupName } from '../naming/role-group-name';
import type { AwsAccount } from './aws-account';
import type { Acceptance, GrantNote } from './comment';
import { OktaRoleGroup, type Grantee } from './okta-role-group';

export interface RoleGroupBaseProps {
  readonly account: AwsAccount;
  /** Full name of the role in IAM. */
  readonly name: string;
  /** What people use the role for. @default - not told */
  readonly description?: string;
  readonly accept: readonly Acceptance[];
}

/** Okta, groups: length of a description. */
const MAX_DESCRIPTION = 1024;

/** A role that people may be given, whoever made it, and the Okta group whose members may assume it. */
export abstract class RoleGroupBase extends Construct {
  readonly account: AwsAccount;
  /** Full name of the role in IAM, e.g. `Okta-Mueller-Tech-Admin`. */
  readonly roleName: string;
  /** A literal, so that a reviewer reads it in the plan and no stack waits for another. */
  readonly roleArn: string;
  /** `aws#<account>#<role name>#<account id>` */
  readonly groupName: string;
  /** The group in Okta; `undefined` where somebody else runs the app. */
  readonly oktaGroup: OktaRoleGroup | undefined;

  /** @throws InvalidName if Okta would not find the role by the group's name */
  protected constructor(scope: Construct, id: string, { account, name, description, accept }: RoleGroupBaseProps) {
    super(scope, id);
    const { federation, accountId } = account;
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

  /** Called by a management group. @returns what speaks against the grant */
  grantTo(grantee: Grantee, note: Omit<GrantNote, 'managementGroup'>): string | undefined {
    return this.oktaGroup?.grant(grantee, note);
  }
}

function describe(role: string, { name, accountId }: AwsAccount, purpose: string | undefined): string {
  const sentences = [
    `Members may assume ${role} in the AWS account ${name} (${accountId}).`,
    ...(purpose === undefined ? [] : [/[.!?]$/.test(purpose) ? purpose : `${purpose}.`]),
    'Filled by group rules: add people to a management group instead.',
  ];
  return sentences.join(' ').slice(0, MAX_DESCRIPTION);
}
