import type { Construct } from 'constructs';
import type { Account, Federation, Grant, Policy as PolicyConfig, Role } from '../config/model';
import { AwsAccount } from '../constructs/aws-account';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { InlinePolicy, ManagedPolicy, type Policy } from '../constructs/policy';
import type { RoleGroupBase } from '../constructs/role-group-base';
import type { RoleProps } from '../constructs/role-group';
import { constructId } from '../naming/construct-id';
import type { ManagementGroups } from './management-groups';
import { addAwsProvider } from './providers';

export interface AccountContext {
  readonly config: Federation;
  readonly federation: OktaAwsFederation;
  readonly managementGroups: ManagementGroups;
  /** @default - the federation's own */
  readonly samlMetadata?: string;
}

/** Everything of one account: its provider block, which stays when it is retired, its roles, and who is granted them. */
export function addAccount(scope: Construct, config: Account, context: AccountContext): AwsAccount {
  const { federation, samlMetadata } = context;
  const { id, name, change, alias, samlProvider, retired, accept } = config;
  const provider = addAwsProvider(scope, context.config, config);
  const account = new AwsAccount(scope, constructId('Account', id), {
    federation,
    id,
    name,
    provider,
    retired,
    accept,
    change,
    alias,
    samlProvider,
    samlMetadata,
  });
  for (const { name: role } of config.adopted.filter(({ release }) => release === 'forget')) account.forgetRole(role);
  if (retired) return account;
  addProvisioningUser(account, context.config);
  for (const role of config.roles) grant(account.addRole(role.role, roleProps(role)), role.grants, context);
  for (const { name: role, conditions, accept: accepted, grants, release, ...names } of config.adopted)
    if (release === undefined)
      grant(account.adoptRole(role, { ...names, conditions, accept: accepted }), grants, context);
    else if (release === 'statement') account.releaseRole(role, accepted);
  return account;
}

function grant(role: RoleGroupBase, grants: readonly Grant[], { federation, managementGroups }: AccountContext): void {
  if (federation.okta === undefined) return;
  for (const { managementGroup, ...note } of grants) {
    const group = managementGroups.get(managementGroup);
    if (group === undefined) throw new Error(`${role.groupName}: no management group "${managementGroup}"`);
    group.grant({ role, ...note });
  }
}

function addProvisioningUser(account: AwsAccount, { provisioningUser: user }: Federation): void {
  if (user?.account !== account.name) return;
  const { name, keys, pgpKey } = user;
  account.addProvisioningUser({ name, keys, pgpKey });
}

function roleProps({ policies, tags, ...role }: Role): RoleProps {
  return { ...role, policies: policies.map(policyOf), tags: Object.fromEntries(tags) };
}

function policyOf(policy: PolicyConfig): Policy {
  return policy.type === 'managed' ? ManagedPolicy.fromArn(policy.arn) : InlinePolicy.of(policy.name, policy.document);
}
