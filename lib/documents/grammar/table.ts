import {
  addresses,
  adopted,
  blocks,
  either,
  type Fields,
  type Form,
  json,
  like,
  list,
  map,
  membership,
  merged,
  number,
  object,
  only,
  otherStatements,
  policy,
  provider,
  ref,
  text,
} from './form';

/**
 * The language in which this product writes stacks, and nothing else. Whatever is not in this table is outside: it is
 * reported, and never worked out. A test synthesizes configurations of every kind and finds nothing outside; another
 * finds no row that nothing uses. To let a construct write something new, add a row here, and judge its arguments in
 * lib/review (judged.ts says which rule does).
 */

/** The only file that Terraform may read in a stack's folder. */
export const STACK_FILE = 'cdk.tf.json';

const GROUP_ID = either(ref('okta_group.id', 'data.okta_group.id'), like(/^00g\w+$/));
const AWS: Fields = { provider: provider('aws') };
const TAGS: Fields = { tags: map(text) };
const ROLE_NAME = either(ref('aws_iam_role.name'));

/** `data.aws_iam_role.<name>`, in the conditions of an adopted role. */
const CURRENT = String.raw`data\.aws_iam_role\.[\w-]+`;
const CONDITIONS = [
  String.raw`!startswith\(${CURRENT}\.path, "/aws-service-role/"\)`,
  String.raw`!startswith\(${CURRENT}\.path, "/aws-reserved/"\) && !startswith\(${CURRENT}\.name, "AWSReservedSSO_"\)`,
  String.raw`${CURRENT}\.path == "/[\w+=,.@/-]*"`,
  String.raw`length\(${otherStatements(String.raw`[\w-]+`)}\) > 0`,
];

const ADOPTED_LIFECYCLE = object({
  prevent_destroy: only(true),
  ignore_changes: list(
    only(
      'description',
      'max_session_duration',
      'path',
      'permissions_boundary',
      'tags',
      'tags_all',
      'force_detach_policies',
    ),
  ),
  precondition: blocks({
    condition: like(new RegExp(String.raw`^\$\{(?:${CONDITIONS.join('|')})\}$`)),
    error_message: text,
  }),
});
const CREATED_FIRST = object({ create_before_destroy: only(true) });
/** While something is renamed, what has the former name: the plan checks that it does. */
const KEEPS_NAME: Fields = {
  ignore_changes: list(only('name')),
  postcondition: blocks({
    condition: like(/^\$\{self\.name == "(?:[^"\\]|\\.)*"\}$/s),
    error_message: like(/^(?:[^$%]|\$(?!\{)|%(?!\{)|\$\{self\.name\}|\$\$\{|%%\{)*$/),
  }),
};
const OWN_LIFECYCLE = object({ create_before_destroy: only(true), ...KEEPS_NAME });
/** Names and paths of an account's roles, kept together. No expression has a place in them. */
const NAMES = String.raw`\{(?:"(?:name|path)-[\w-]+":"[\w+=,.@/-]*",?)*\}`;
const PARTS = String.raw`\$\{join\(", ", \[for part, was in self\.input : "\$\{part\} = \$\{was\}" if was != ${NAMES}\[part\]\]\)\}`;
/** What was applied, kept in the state: the plan refuses another value. */
const APPLIED: Fields = {
  input: either(
    text,
    map(like(/^[\w+=,.@/-]*$/)),
    like(/^\$\{plantimestamp\(\)\}$/),
    like(/^\$\{terraform_data\.[\w-]+\.input == plantimestamp\(\) \? "allowed" : "not allowed"\}$/),
  ),
  lifecycle: object({
    ignore_changes: list(either(only('input'), like(/^input\.(?:name|path)-[\w-]+$/))),
    postcondition: blocks({
      condition: either(
        like(/^\$\{self\.input == "(?:[^"\\]|\\.)*"\}$/s),
        like(new RegExp(String.raw`^\$\{self\.input == ${NAMES}\}$`)),
      ),
      error_message: either(
        like(/^(?:[^$%]|\$(?!\{)|%(?!\{)|\$\{self\.input\}|\$\$\{|%%\{)*$/),
        like(new RegExp(String.raw`^[^$%]*${PARTS}[^$%]*$`)),
      ),
    }),
  }),
};

/** Resources, by type: the arguments that the product writes, and how. Each may have a comment (`//`). */
export const RESOURCES: Readonly<Record<string, Fields>> = {
  aws_iam_access_key: {
    ...AWS,
    user: either(ref('aws_iam_user.name')),
    status: only('Active'),
    pgp_key: text,
  },
  aws_iam_account_alias: { ...AWS, account_alias: text, depends_on: addresses },
  aws_iam_policy: { ...AWS, ...TAGS, name: text, path: text, description: text, policy, depends_on: addresses },
  aws_iam_role: {
    ...AWS,
    ...TAGS,
    name: text,
    path: text,
    description: text,
    assume_role_policy: either(policy, adopted),
    max_session_duration: number,
    permissions_boundary: text,
    force_detach_policies: only(true),
    lifecycle: either(ADOPTED_LIFECYCLE, OWN_LIFECYCLE),
    depends_on: addresses,
  },
  aws_iam_role_policies_exclusive: { ...AWS, role_name: ROLE_NAME, policy_names: list(text), depends_on: addresses },
  aws_iam_role_policy: { ...AWS, name: text, role: ROLE_NAME, policy, lifecycle: CREATED_FIRST },
  aws_iam_role_policy_attachments_exclusive: { ...AWS, role_name: ROLE_NAME, policy_arns: list(text) },
  aws_iam_saml_provider: {
    ...AWS,
    ...TAGS,
    lifecycle: object(KEEPS_NAME),
    depends_on: addresses,
    name: text,
    saml_metadata_document: either(
      text,
      ref('okta_app_saml.metadata'),
      like(/^\$\{data\.terraform_remote_state\.okta\.outputs\.saml_metadata\}$/),
    ),
  },
  aws_iam_user: { ...AWS, ...TAGS, name: text, path: text, depends_on: addresses },
  aws_iam_user_policy_attachment: {
    ...AWS,
    user: either(ref('aws_iam_user.name')),
    policy_arn: either(ref('aws_iam_policy.arn')),
  },
  okta_app_group_assignments: {
    app_id: either(ref('okta_app_saml.id')),
    group: blocks({ id: GROUP_ID, priority: number }),
  },
  okta_app_saml: {
    label: text,
    preconfigured_app: only('amazon_aws'),
    status: only('ACTIVE'),
    app_settings_json: either(json, merged),
    key_name: text,
    key_years_valid: number,
    authentication_policy: either(ref('okta_app_signon_policy.id'), like(/^rst\w+$/)),
    user_name_template: text,
    user_name_template_type: only('BUILT_IN', 'CUSTOM'),
    attribute_statements: blocks({
      type: only('EXPRESSION'),
      namespace: only('urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified'),
      name: text,
      values: list(text),
    }),
    depends_on: addresses,
  },
  okta_app_signon_policy: {
    name: text,
    description: text,
    catch_all: only(false),
    depends_on: addresses,
  },
  okta_app_signon_policy_rule: {
    policy_id: either(ref('okta_app_signon_policy.id')),
    name: text,
    priority: number,
    status: only('ACTIVE'),
    access: only('ALLOW'),
    type: only('ASSURANCE'),
    factor_mode: only('2FA'),
    re_authentication_frequency: text,
    inactivity_period: text,
  },
  okta_group: { name: text, description: text, lifecycle: OWN_LIFECYCLE, depends_on: addresses },
  okta_group_memberships: {
    group_id: GROUP_ID,
    users: list(either(ref('data.okta_user.id'))),
    track_all_users: only(false),
  },
  okta_group_rule: {
    name: text,
    status: only('ACTIVE'),
    expression_type: only('urn:okta:expression:1.0'),
    expression_value: membership,
    group_assignments: list(GROUP_ID),
    remove_assigned_users: only(true, false),
    users_excluded: list(like(/^00u\w+$/)),
    lifecycle: CREATED_FIRST,
    depends_on: addresses,
  },
  terraform_data: APPLIED,
};

/** Data sources: what is looked up. They are read at plan time, with the rights and tokens of the person who plans. */
export const DATA: Readonly<Record<string, Fields>> = {
  aws_iam_role: { ...AWS, name: text },
  aws_iam_saml_provider: { ...AWS, arn: text },
  okta_app_saml: { id: text },
  okta_group: {
    name: text,
    id: text,
    type: only('OKTA_GROUP', 'BUILT_IN'),
    lifecycle: object({
      postcondition: blocks({ condition: like(/^\$\{self\.name == "(?:[^"\\]|\\.)*"\}$/s), error_message: text }),
    }),
  },
  okta_user: {
    search: blocks({ name: only('profile.login'), comparison: only('eq'), value: text }),
    skip_groups: only(true),
    skip_roles: only(true),
  },
  // That it is a state of the same configuration is looked at where all stacks are known.
  terraform_remote_state: {
    backend: only('local', 's3', 'remote'),
    workspace: only('${terraform.workspace}'),
    config: object({
      path: text,
      bucket: text,
      key: text,
      region: text,
      encrypt: only(true),
      kms_key_id: text,
      profile: text,
      organization: text,
      hostname: text,
      workspaces: object({ name: text }),
    }),
  },
};

/** Providers: whom Terraform speaks to, and as whom. */
export const PROVIDERS: Readonly<Record<string, Fields>> = {
  aws: {
    alias: text,
    region: text,
    allowed_account_ids: list(text),
    profile: text,
    assume_role: blocks({ role_arn: text, session_name: text, external_id: text }),
  },
  // One org, at a domain of Okta's: the API token is sent there.
  okta: {
    org_name: like(/^[\w-]+$/),
    base_url: only('okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil'),
  },
};

const VERSIONS = (source: string): Form => object({ source: only(source), version: text });

/** The block `terraform`, argument by argument. */
export const SETTINGS: Fields = {
  required_version: text,
  required_providers: object({ aws: VERSIONS('hashicorp/aws'), okta: VERSIONS('okta/okta') }),
  backend: object({
    local: object({ path: text }),
    s3: object({
      bucket: text,
      key: text,
      region: text,
      encrypt: only(true),
      use_lockfile: only(true),
      kms_key_id: text,
      profile: text,
    }),
  }),
  cloud: object({ organization: text, hostname: text, workspaces: object({ name: text }) }),
};

const ADDRESS = like(/^[a-z]\w*\.[A-Za-z_][\w-]*$/);

/** Blocks in lists: what Terraform takes over, and what it lets go. */
export const MOVES: Readonly<Record<string, Fields>> = {
  import: { to: ADDRESS, id: text, provider: provider('aws') },
  removed: { from: ADDRESS, lifecycle: object({ destroy: only(false) }) },
  moved: { from: ADDRESS, to: ADDRESS },
};

/** Arguments for people, and the order in which Terraform works. */
export const DESCRIPTIVE: ReadonlySet<string> = new Set(['description', 'tags', 'depends_on']);

/** Whether the product ever writes this argument in a resource of this type. */
export function isOwnArgument(type: string, argument: string): boolean {
  return isOwnType(type) && Object.hasOwn(RESOURCES[type] ?? {}, argument);
}

/** Whether the product makes resources of this type. */
export function isOwnType(type: string): boolean {
  return Object.hasOwn(RESOURCES, type);
}
