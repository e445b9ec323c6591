import type { Gap } from '../gateway/handler';
import { accessKeys } from './access-keys';
import { assumeRole } from './assume-role';
import { assumeRoleWithSaml } from './assume-role-with-saml';
import { iamPages } from './iam-pages';
import { samlProviderEnd } from './saml-provider-end';
import { samlProviderTags } from './saml-provider-tags';
import { serviceSpecificCredentials } from './service-specific-credentials';
import { updateRole } from './update-role';

/** In the order in which a call passes them. */
export const GAPS: readonly Gap[] = [
  assumeRoleWithSaml,
  assumeRole,
  accessKeys,
  samlProviderTags,
  samlProviderEnd,
  iamPages,
  serviceSpecificCredentials,
  updateRole,
];
