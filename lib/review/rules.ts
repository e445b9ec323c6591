import type { Rule } from './model';
import { acceptanceAdded } from './rules/acceptance-added';
import { accessKeyChanged } from './rules/access-key-changed';
import { accessKeyInState } from './rules/access-key-in-state';
import { accountVanished } from './rules/account-vanished';
import { administratorGrant } from './rules/administrator-grant';
import { administratorMemberAdded } from './rules/administrator-member-added';
import { adoptedRoleDestroyed } from './rules/adopted-role-destroyed';
import { adoptedRoleUnprotected } from './rules/adopted-role-unprotected';
import { adoptionChanged } from './rules/adoption-changed';
import { allowByExclusion } from './rules/allow-by-exclusion';
import { appFilterChanged } from './rules/app-filter-changed';
import { appFilterOpen } from './rules/app-filter-open';
import { appRemoved } from './rules/app-removed';
import { appSettingsChanged } from './rules/app-settings-changed';
import { assertionRecipientChanged } from './rules/assertion-recipient-changed';
import { cascadingRule } from './rules/cascading-rule';
import { confusableName } from './rules/confusable-name';
import { excludedUsersChanged } from './rules/excluded-users-changed';
import { existingManagementGroup } from './rules/existing-management-group';
import { grantPastItsDate } from './rules/grant-past-its-date';
import { grantWithoutReason } from './rules/grant-without-reason';
import { groupFilterChanged } from './rules/group-filter-changed';
import { groupFilterLoose } from './rules/group-filter-loose';
import { groupMappingChanged } from './rules/group-mapping-changed';
import { iamUserChanged } from './rules/iam-user-changed';
import { identityProviderRemoved } from './rules/identity-provider-removed';
import { identityProviderReplaced } from './rules/identity-provider-replaced';
import { identityProvidersDiffer } from './rules/identity-providers-differ';
import { idleRoleChanged } from './rules/idle-role-changed';
import { joinAllRolesChanged } from './rules/join-all-roles-changed';
import { limitExceeded } from './rules/limit-exceeded';
import { limitNear } from './rules/limit-near';
import { longSession } from './rules/long-session';
import { managementGroupRemoved } from './rules/management-group-removed';
import { mfaNotRequired } from './rules/mfa-not-required';
import { mfaRemoved } from './rules/mfa-removed';
import { mfaUnknown } from './rules/mfa-unknown';
import { otherChange } from './rules/other-change';
import { passRoleEverywhere } from './rules/pass-role-everywhere';
import { permissionsBoundaryRemoved } from './rules/permissions-boundary-removed';
import { plannedDestroyUnexplained } from './rules/planned-destroy-unexplained';
import { plannedReplacement } from './rules/planned-replacement';
import { policyContentsUnknown } from './rules/policy-contents-unknown';
import { preventedDestroy } from './rules/prevented-destroy';
import { privilegeEscalation } from './rules/privilege-escalation';
import { protectionRemoved } from './rules/protection-removed';
import { provisioningUserTooPowerful } from './rules/provisioning-user-too-powerful';
import { roleAdopted } from './rules/role-adopted';
import { roleChangesItself } from './rules/role-changes-itself';
import { roleDeleted } from './rules/role-deleted';
import { roleGroupUnmanaged } from './rules/role-group-unmanaged';
import { roleRenamed } from './rules/role-renamed';
import { roleValuePatternChanged } from './rules/role-value-pattern-changed';
import { ruleDeactivated } from './rules/rule-deactivated';
import { ruleDeletedKeepsMembers } from './rules/rule-deleted-keeps-members';
import { ruleExpressionChanged } from './rules/rule-expression-changed';
import { ruleKeepsMembers } from './rules/rule-keeps-members';
import { ruleReadsEveryone } from './rules/rule-reads-everyone';
import { ruleReplaced } from './rules/rule-replaced';
import { ruleUnreadable } from './rules/rule-unreadable';
import { sessionLongerThanRole } from './rules/session-longer-than-role';
import { signingKeyChanged } from './rules/signing-key-changed';
import { stackVanished } from './rules/stack-vanished';
import { trustAudienceLoose } from './rules/trust-audience-loose';
import { trustConditionDropped } from './rules/trust-condition-dropped';
import { trustForeignAudience } from './rules/trust-foreign-audience';
import { trustForeignPrincipal } from './rules/trust-foreign-principal';
import { trustOtherDoor } from './rules/trust-other-door';
import { trustStatementLost } from './rules/trust-statement-lost';
import { trustUnreadable } from './rules/trust-unreadable';
import { trustWildcardPrincipal } from './rules/trust-wildcard-principal';
import { trustWithoutAudience } from './rules/trust-without-audience';
import { unknownKind } from './rules/unknown-kind';
import { unreadable } from './rules/unreadable';

/** Every rule of the review, by id. */
export const RULES: readonly Rule[] = [
  acceptanceAdded,
  accessKeyChanged,
  accessKeyInState,
  accountVanished,
  administratorGrant,
  administratorMemberAdded,
  adoptedRoleDestroyed,
  adoptedRoleUnprotected,
  adoptionChanged,
  allowByExclusion,
  appFilterChanged,
  appFilterOpen,
  appRemoved,
  appSettingsChanged,
  assertionRecipientChanged,
  cascadingRule,
  confusableName,
  excludedUsersChanged,
  existingManagementGroup,
  grantPastItsDate,
  grantWithoutReason,
  groupFilterChanged,
  groupFilterLoose,
  groupMappingChanged,
  iamUserChanged,
  identityProviderRemoved,
  identityProviderReplaced,
  identityProvidersDiffer,
  idleRoleChanged,
  joinAllRolesChanged,
  limitExceeded,
  limitNear,
  longSession,
  managementGroupRemoved,
  mfaNotRequired,
  mfaRemoved,
  mfaUnknown,
  otherChange,
  passRoleEverywhere,
  permissionsBoundaryRemoved,
  plannedDestroyUnexplained,
  plannedReplacement,
  policyContentsUnknown,
  preventedDestroy,
  privilegeEscalation,
  protectionRemoved,
  provisioningUserTooPowerful,
  roleAdopted,
  roleChangesItself,
  roleDeleted,
  roleGroupUnmanaged,
  roleRenamed,
  roleValuePatternChanged,
  ruleDeactivated,
  ruleDeletedKeepsMembers,
  ruleExpressionChanged,
  ruleKeepsMembers,
  ruleReadsEveryone,
  ruleReplaced,
  ruleUnreadable,
  sessionLongerThanRole,
  signingKeyChanged,
  stackVanished,
  trustAudienceLoose,
  trustConditionDropped,
  trustForeignAudience,
  trustForeignPrincipal,
  trustOtherDoor,
  trustStatementLost,
  trustUnreadable,
  trustWildcardPrincipal,
  trustWithoutAudience,
  unknownKind,
  unreadable,
];
