import type { Contents, Unknown } from '../../documents';
import type { IamUser, PolicyHolderOutside, Role, SamlProvider } from './aws';
import type { BrokenLink, Grant } from './grants';
import type { App, GroupRule, ManagementGroup, RoleGroup } from './okta';

/**
 * What a set of Terraform documents gives people access to. Plain data, every list sorted, so that two of them can be
 * compared, printed and stored.
 */
export interface Access extends Contents {
  readonly managementGroups: readonly ManagementGroup[];
  readonly rules: readonly GroupRule[];
  readonly roleGroups: readonly RoleGroup[];
  readonly apps: readonly App[];
  readonly samlProviders: readonly SamlProvider[];
  readonly roles: readonly Role[];
  readonly users: readonly IamUser[];
  /** What gets policies and is neither a role nor a user of these documents. */
  readonly otherHolders: readonly PolicyHolderOutside[];
  readonly grants: readonly Grant[];
  readonly broken: readonly BrokenLink[];
  readonly unknown: readonly Unknown[];
}
