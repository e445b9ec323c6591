import type { Construct } from 'constructs';
import type { Account, Federation, Grant, Policy as PolicyConfig, Role } from '../config/model';
import { AwsAccount } from '../constructs/aws-account';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { InlinePolicy, ManagedPolicy, type Policy } from '../constructs/policy';
import type { RoleGroupBase } from '../constructs/role-group-base';
import type { RoleProps } from '../constructs/role-group';
import { constructId } from '../naming/construct-id';
import { addAwsProvider } from './providers';

/** An account as it was built, and who is granted what in it. */
export interface BuiltAccount {
  readonly account: AwsAccount;
  readonly grants: readonly { readonly role: RoleGroupBase; readonly grants: readonly Grant[] }[];
}

export interface AccountContext {
  readonly config: Federation;
  readonly federation: OktaAwsFederation;
  /** @default - the federation's own */
  readonly samlMetadata?: string;
}

/** Everything of one account: its provider block, which stays when it is retired, and its roles. */
export function addAccount(scope: Construct, config: Account, context: AccountContext): BuiltAccount {
  const { federation, samlMetadata } = context;
  const { id, name, alias, retired, accept } = config;
  const provider = addAwsProvider(scope, context.config, config);
  const account = new AwsAccount(scope, constructId('Account', name), {
    federation,
    id,
    name,
    provider,
    retired,
    accept,
    ...(alias === undefined ? {} : { alias }),
    ...(samlMetadata === undefined ? {} : { samlMetadata }),
  });
  for (const { name: role } of config.adopted.filter(({ release }) => release === 'forget')) account.forgetRole(role);
  if (retired) return { account, grants: [] };
  addProvisioningUser(account, context.config);
  const roles = config.roles.map((role) => ({
    role: account.addRole(role.role, roleProps(role)),
    grants: role.grants,
  }));
  const adopted = config.adopted
    .filter(({ release }) => release === undefined)
    .map(({ name: role, conditions, accept, grants }) => ({
      role: account.adoptRole(role, { conditions, accept }),
      grants,
    }));
  for (const { name: role, accept } of config.adopted.filter(({ release }) => release === 'statement'))
    account.releaseRole(role, accept);
  return { account, grants: [...roles, ...adopted] };
}

function addProvisioningUser(account: AwsAccount, { provisioningUser: user }: Federation): void {
  if (user?.account !== account.name) return;
  const { name, keys, pgpKey } = user;
  account.addProvisioningUser({ name, keys, ...(pgpKey === undefined ? {} : { pgpKey }) });
}

function roleProps(role: Role): RoleProps {
  const { policies, maxSessionSeconds, conditions, tags, accept, description, permissionsBoundary } = role;
  return {
    policies: policies.map(policyOf),
    maxSessionSeconds,
    conditions,
    tags: Object.fromEntries(tags),
    accept,
    ...(description === undefined ? {} : { description }),
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
  };
}

function policyOf(policy: PolicyConfig): Policy {
  return policy.type === 'managed' ? ManagedPolicy.fromArn(policy.arn) : InlinePolicy.of(policy.name, policy.document);
}
