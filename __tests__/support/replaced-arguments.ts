/**
 * Facts about the two providers that several models of Terraform need: arguments whose change makes another object, by
 * type. A schema in JSON does not say so; each was seen in a plan or in the provider's documentation.
 */
export const FORCES_REPLACEMENT: Readonly<Record<string, readonly string[]>> = {
  aws_iam_access_key: ['user', 'pgp_key'],
  aws_iam_account_alias: ['account_alias'],
  aws_iam_policy: ['name', 'path', 'description'],
  aws_iam_role: ['name', 'path'],
  aws_iam_role_policies_exclusive: ['role_name'],
  aws_iam_role_policy: ['name', 'role'],
  aws_iam_role_policy_attachment: ['role', 'policy_arn'],
  aws_iam_role_policy_attachments_exclusive: ['role_name'],
  aws_iam_saml_provider: ['name'],
  aws_iam_user_policy_attachment: ['user', 'policy_arn'],
  okta_app_group_assignments: ['app_id'],
  okta_app_saml: ['preconfigured_app'],
  okta_app_signon_policy_rule: ['policy_id'],
  okta_group_memberships: ['group_id'],
  okta_group_rule: ['group_assignments', 'expression_type'],
};

/** Arguments that are sets (`terraform providers schema`): their order is not a difference. */
export const SETS: ReadonlySet<string> = new Set([
  'group_assignments',
  'users',
  'users_excluded',
  'policy_arns',
  'policy_names',
]);

type Attributes = Readonly<Record<string, unknown>>;

/** Arguments in which two versions of an object differ so that it is replaced. */
export function replacedFor(type: string, before: Attributes, after: Attributes): string[] {
  return (FORCES_REPLACEMENT[type] ?? []).filter((name) => form(name, before[name]) !== form(name, after[name]));
}

function form(name: string, value: unknown): string {
  const sorted = SETS.has(name) && Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value;
  return JSON.stringify(sorted ?? null);
}
