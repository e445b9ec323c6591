/**
 * Limits of Okta and AWS, each once, with its source. `lib/review/limits.ts` states some of them again on purpose: the
 * review judges documents and must not share a mistake with the code that wrote them.
 */

/** Characters. @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/ */
export const GROUP_NAME_CHARACTERS = 255;
/** Characters. @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/ */
export const GROUP_DESCRIPTION_CHARACTERS = 1024;
/** Characters of an app's label. @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/ */
export const APP_LABEL_CHARACTERS = 100;
/** Group rules of an org. @see https://help.okta.com/oie/en-us/content/topics/users-groups-profiles/usgp-about-group-rules.htm */
export const GROUP_RULES = 2000;
/** Groups that one group rule can assign people to, same page. */
export const GROUP_RULE_TARGETS = 100;

/**
 * Characters of a workspace's name in HCP Terraform. Not confirmed: the page names the characters, and no length was found in
 * it. A name that is too long would be refused by `terraform init` only, after all others were chosen, so a cautious limit is
 * checked before.
 * @see https://developer.hashicorp.com/terraform/cloud-docs/workspaces/create
 */
export const WORKSPACE_NAME_CHARACTERS = 90;

/** Characters of a role's name. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const ROLE_NAME_CHARACTERS = 64;
/** Characters of a role's path. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const ROLE_PATH_CHARACTERS = 512;
/** Tabs, line ends and printable Latin-1. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const ROLE_DESCRIPTION = { characters: 1000, pattern: /^[\t\n\r\x20-\x7e\xa1-\xff]*$/ } as const;
/** Seconds, `MaxSessionDuration`. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const ROLE_SESSION_SECONDS = { least: 3600, most: 43_200 } as const;
/** Seconds, `DurationSeconds`. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html */
export const SIGN_IN_SECONDS = { least: 900, most: 43_200 } as const;
/**
 * Roles that fit into a SAML response of 100,000 base64 characters: 225 to 260, by the length of their names.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
 */
export const ROLES_IN_ASSERTION = 225;
/** Characters of the metadata. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html */
export const SAML_METADATA_CHARACTERS = { least: 1000, most: 10_000_000 } as const;

/** Quota "Roles per account". @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const ROLES_IN_ACCOUNT = 1000;
/** Quota "Managed policies per role": as every account has it, and as AWS raises it at most; same page. */
export const MANAGED_POLICIES = { usual: 10, most: 25 } as const;
/** Characters of all inline policies of a role together, without white space; same page. */
export const INLINE_POLICY_CHARACTERS = 10_240;
/** Quota "Role trust policy length": characters without white space, as every account has it; same page. */
export const TRUST_POLICY_CHARACTERS = 2048;
/** Tags of an IAM object; same page. */
export const TAGS = { count: 50, keyCharacters: 128 } as const;
/** Tags of one session. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export const SESSION_TAGS = 50;
