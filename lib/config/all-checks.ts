import type { Check } from './check';
import { acceptances } from './checks/acceptances';
import { accountNames } from './checks/account-names';
import { adoptedRoleNames } from './checks/adopted-role-names';
import { backends } from './checks/backends';
import { conditions } from './checks/conditions';
import { connectInOneWay } from './checks/connect-in-one-way';
import { descriptions } from './checks/descriptions';
import { grantsAreUnique } from './checks/grants-are-unique';
import { grantsNameDeclaredGroups } from './checks/grants-name-declared-groups';
import { groupRules } from './checks/group-rules';
import { identityProvider } from './checks/identity-provider';
import { imports } from './checks/imports';
import { keptAsTheyAre } from './checks/kept-as-they-are';
import { managementGroups } from './checks/management-groups';
import { oktaSettings } from './checks/okta-settings';
import { oktaShards } from './checks/okta-shards';
import { permissionsBoundaries } from './checks/permissions-boundaries';
import { policies } from './checks/policies';
import { policyDocuments } from './checks/policy-documents';
import { policyStatements } from './checks/policy-statements';
import { provisioningUser } from './checks/provisioning-user';
import { releasedRolesGrantNobody } from './checks/released-roles-grant-nobody';
import { reachableConditions } from './checks/reachable-conditions';
import { renames } from './checks/renames';
import { retiredAccounts } from './checks/retired-accounts';
import { roleGroups } from './checks/role-groups';
import { roleNames } from './checks/role-names';
import { roleNamesAreUnique } from './checks/role-names-are-unique';
import { rolePaths } from './checks/role-paths';
import { rolesInOneAssertion } from './checks/roles-in-one-assertion';
import { rolesPerAccount } from './checks/roles-per-account';
import { samlMetadata } from './checks/saml-metadata';
import { sessionDurations } from './checks/session-durations';
import { sessionTags } from './checks/session-tags';
import { signInRegions } from './checks/sign-in-regions';
import { tags } from './checks/tags';
import { trustPolicySize } from './checks/trust-policy-size';
import { uniqueAcrossAccounts } from './checks/unique-across-accounts';
import { withoutNamesOrganizationRoles } from './checks/without-names-organization-roles';
import { workspaceNames } from './checks/workspace-names';
import { expiredGrants } from './warnings/expired-grants';
import { keptAsItIs } from './warnings/kept-as-it-is';
import { manyAssignments } from './warnings/many-assignments';
import { manyRoleGroups } from './warnings/many-role-groups';
import { rolesGrantedToNobody } from './warnings/roles-granted-to-nobody';
import { rolesWithoutPolicies } from './warnings/roles-without-policies';
import { sessionTagsNotSent } from './warnings/session-tags-not-sent';
import { switchRole } from './warnings/switch-role';
import { unknownAwsPolicies } from './warnings/unknown-aws-policies';

/** What makes a configuration unusable. */
export const CHECKS: readonly Check[] = [
  acceptances,
  accountNames,
  adoptedRoleNames,
  backends,
  conditions,
  connectInOneWay,
  descriptions,
  grantsAreUnique,
  grantsNameDeclaredGroups,
  groupRules,
  identityProvider,
  imports,
  keptAsTheyAre,
  managementGroups,
  oktaSettings,
  oktaShards,
  permissionsBoundaries,
  policies,
  policyDocuments,
  policyStatements,
  provisioningUser,
  reachableConditions,
  releasedRolesGrantNobody,
  renames,
  retiredAccounts,
  roleGroups,
  roleNames,
  roleNamesAreUnique,
  rolePaths,
  rolesInOneAssertion,
  rolesPerAccount,
  samlMetadata,
  sessionDurations,
  sessionTags,
  signInRegions,
  tags,
  trustPolicySize,
  uniqueAcrossAccounts,
  withoutNamesOrganizationRoles,
  workspaceNames,
];

/** What is legal and probably not meant. */
export const WARNINGS: readonly Check[] = [
  expiredGrants,
  keptAsItIs,
  manyAssignments,
  manyRoleGroups,
  rolesGrantedToNobody,
  rolesWithoutPolicies,
  sessionTagsNotSent,
  switchRole,
  unknownAwsPolicies,
];
