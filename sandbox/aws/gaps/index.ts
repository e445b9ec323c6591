import type { Gap } from '../gateway/handler';
import { accessKeys } from './access-keys';
import { assumeRole } from './assume-role';
import { assumeRoleWithSaml } from './assume-role-with-saml';
import { samlProviderTags } from './saml-provider-tags';
import { serviceSpecificCredentials } from './service-specific-credentials';
import { updateRole } from './update-role';

/** In the order in which a call passes them. */
export const GAPS: readonly Gap[] = [
  assumeRoleWithSaml,
  assumeRole,
  accessKeys,
  samlProviderTags,
  serviceSpecificCredentials,
  updateRole,
];
