import type { Rule } from '../gateway/handler';
import { accessKeysPerUser } from './access-keys-per-user';
import { accountAlias } from './account-alias';
import { deleteConflict } from './delete-conflict';
import { inlinePolicySize } from './inline-policy-size';
import { managedPoliciesPerRole } from './managed-policies-per-role';
import { notImitated } from './not-imitated';
import { permissionsBoundary } from './permissions-boundary';
import { protectedRoles } from './protected-roles';
import { roleLimits } from './role-limits';
import { roleName } from './role-name';
import { samlMetadata } from './saml-metadata';
import { samlProviderExists } from './saml-provider-exists';
import { samlProviderName } from './saml-provider-name';
import { tags } from './tags';
import { trustPolicy } from './trust-policy';

/** What AWS refuses and moto lets pass, in the order in which it is checked. */
export const RULES: readonly Rule[] = [
  notImitated,
  samlProviderName,
  samlProviderExists,
  samlMetadata,
  roleName,
  protectedRoles,
  roleLimits,
  trustPolicy,
  permissionsBoundary,
  managedPoliciesPerRole,
  inlinePolicySize,
  deleteConflict,
  accountAlias,
  accessKeysPerUser,
  tags,
];
