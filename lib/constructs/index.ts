export { InvalidName } from '../naming/invalid-name';
export type { Partition } from '../naming/partition';
export type { Account } from './account';
export { AdoptedRole, type AdoptedRoleProps } from './adopted-role';
export { AwsAccount, type AwsAccountProps } from './aws-account';
export type { Acceptance, GrantNote } from './comment';
export { InvalidConstruct } from './invalid-construct';
export { ManagementGroup, type Grant, type ManagementGroupProps } from './management-group';
export {
  OktaAwsFederation,
  type FederationProps,
  type ForeignApp,
  type OktaAwsFederationProps,
  type OwnApp,
} from './okta-aws-federation';
export type { GroupRules } from './grants';
export type { NameChange } from './name-change';
export type { OktaRoleGroup } from './okta-role-group';
export type { NamedGroup } from './existing-group';
export type { OktaShards } from './okta-shards';
export type { AppProps, AssignedGroups } from './okta-side';
export { InlinePolicy, ManagedPolicy, type Policy } from './policy';
export { ProvisioningUser, type KeySlot, type ProvisioningKey, type ProvisioningUserProps } from './provisioning-user';
export { ForgottenRole, ReleasedRole, type ReleasedRoleProps } from './released-role';
export { RoleGroup, type RoleGroupProps, type RoleProps } from './role-group';
export { RoleGroupBase } from './role-group-base';
export type { GroupFilterForm } from '../naming/group-naming';
export type { SessionTags } from '../naming/session-tags';
export type { Conditions } from '../naming/trust-policy';
