import { isOwnArgument, isOwnType } from '../documents';
import { SIGN_ON_CONDITIONS } from '../access';
import { terraformAddress } from './address';

/**
 * Arguments of known kinds of resources that the rest of the review judges, or that decide nothing about access.
 * Whatever is not named here and differs is reported by the rule `other-change`; a kind that is not here at all by
 * `unknown-kind`.
 */
const JUDGED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    aws_iam_access_key: ['user', 'status', 'pgp_key'],
    aws_iam_account_alias: ['account_alias'],
    aws_iam_policy: ['name', 'policy'],
    aws_iam_policy_attachment: ['name', 'policy_arn', 'roles', 'users', 'groups'],
    aws_iam_role: [
      'name',
      'path',
      'assume_role_policy',
      'max_session_duration',
      'permissions_boundary',
      'managed_policy_arns',
      'inline_policy',
    ],
    aws_iam_role_policies_exclusive: [],
    aws_iam_role_policy: ['name', 'role', 'policy'],
    aws_iam_role_policy_attachment: ['role', 'policy_arn'],
    aws_iam_role_policy_attachments_exclusive: ['policy_arns'],
    aws_iam_saml_provider: ['name', 'saml_metadata_document'],
    aws_iam_user: ['name'],
    aws_iam_user_policy: ['name', 'user', 'policy'],
    aws_iam_user_policy_attachment: ['user', 'policy_arn'],
    okta_app_access_policy_assignment: ['policy_id'],
    okta_app_group_assignment: ['app_id', 'group_id'],
    okta_app_group_assignments: ['app_id', 'group'],
    okta_app_saml: [
      'label',
      'status',
      'app_settings_json',
      'key_name',
      'attribute_statements',
      'user_name_template',
      'user_name_template_suffix',
      'authentication_policy',
      'sso_url',
      'recipient',
      'destination',
      'audience',
      'acs_endpoints',
      'acs_endpoints_indices',
      'sp_issuer',
      'groups',
    ],
    okta_app_saml_app_settings: ['settings'],
    okta_app_signon_policy: ['name'],
    okta_app_signon_policy_rule: ['name'],
    okta_group: ['name'],
    okta_group_memberships: ['group_id', 'users'],
    okta_group_rule: [
      'name',
      'status',
      'expression_value',
      'group_assignments',
      'remove_assigned_users',
      'users_excluded',
    ],
  }),
);

/**
 * Arguments that decide who gets in or what a person may do, of which no other rule knows what they mean. This product
 * writes none of them.
 */
const DECISIVE: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    aws_iam_user: ['permissions_boundary'],
    // With another app, the first one keeps what it has, and nobody manages it any more.
    okta_app_access_policy_assignment: ['app_id'],
    okta_app_group_assignment: ['profile'],
    okta_app_saml_app_settings: ['app_id'],
    okta_app_signon_policy_rule: ['keep_me_signed_in', 'network_connection'],
    okta_app_saml: [
      'accessibility_error_redirect_url',
      'accessibility_login_redirect_url',
      'accessibility_self_service',
      'assertion_signed',
      'authn_context_class_ref',
      'default_relay_state',
      'digest_algorithm',
      'honor_force_authn',
      'idp_issuer',
      'implicit_assignment',
      'inline_hook_id',
      'response_signed',
      'signature_algorithm',
      'skip_authentication_policy',
      'subject_name_id_format',
      'subject_name_id_template',
      'user_name_template_push_status',
      // Until version 4 of the provider: people with the app, past every group.
      'users',
    ],
    // Until version 4, too.
    okta_group: ['users'],
  }),
);

/** Whether a change of the argument may let somebody in, and only its name says so. */
export function decidesSignIn(address: string, argument: string): boolean {
  return (DECISIVE.get(kindOf(address)) ?? []).includes(argument);
}

/** Arguments that decide nothing about access, of every kind. */
const DESCRIPTIVE = new Set(['description', 'tags', 'tags_all', 'depends_on']);

/** Whether an argument decides nothing about access, whatever it is an argument of. */
export function describesOnly(argument: string): boolean {
  return DESCRIPTIVE.has(argument);
}

/**
 * What the product keeps in the state, so that a plan refuses what no single apply can change. One that comes is its own,
 * and means nothing; `unknown-argument` and `provisioner` report whatever else such a block may hold.
 */
const KEPT = /^terraform_data\.\w[\w-]*_(?:Applied|AllowedFirst_(?:Since|Allowed-[\w-]+))_[0-9A-F]{8}$/;

/** Blocks whose coming and going is reported by what they are about. */
const ACCOMPANYING = /^((provider|import|removed|moved|data|output)\.|terraform$)/;

/** Arguments of blocks besides resources, each with a rule of its own. */
const SETTINGS: ReadonlyMap<string, readonly string[] | 'all'> = new Map<string, readonly string[] | 'all'>([
  ['terraform', ['backend', 'cloud', 'required_providers', 'required_version']],
  ['provider', 'all'],
  ['output', ['value', 'description', 'sensitive']],
  ['import', ['id']],
]);

/** @param unreadable nothing else could read the block, so only what is descriptive is passed over */
export function isJudged(address: string, argument: string, unreadable = false): boolean {
  const settings = SETTINGS.get(kindOf(address));
  if (settings !== undefined) return settings === 'all' || settings.includes(argument.split('.')[0] ?? '');
  // `provider-changed` reports it, whatever is made through it.
  if (argument === 'provider' || decidesSignIn(address, argument)) return true;
  return DESCRIPTIVE.has(argument) || (!unreadable && (JUDGED.get(kindOf(address)) ?? []).includes(argument));
}

/** What a sign-on rule of an app says, which `sign-on-rule-changed` compares. */
const SIGN_ON_RULE = new Set([
  ...['priority', 'status', 'access', 'type', 'factor_mode', 'constraints', 'chains'],
  ...SIGN_ON_CONDITIONS,
]);

export function isOfSignOnRule(argument: string): boolean {
  return SIGN_ON_RULE.has(argument);
}

/** Whether a block is not an object: a provider, a setting, an output, what is looked up or said of objects. */
export function isAccompanying(address: string): boolean {
  return ACCOMPANYING.test(nameOf(address));
}

/** Whether it need not be reported that such a block comes or goes. */
export function isKnownKind(address: string): boolean {
  return isAccompanying(address) || JUDGED.has(kindOf(address)) || isKept(address);
}

/** Whether a rule for whole kinds reports every change of such a block. */
export function isReportedAsAKind(address: string): boolean {
  return !isKnownKind(address);
}

/** Whether a block keeps a value in the state, for the plan to compare with. */
export function isKept(address: string): boolean {
  return KEPT.test(nameOf(address));
}

/** Whether nothing but the block itself shows that it is gone. */
export function isMissed(address: string): boolean {
  return /^(provider|import|aws_iam_account_alias)\./.test(nameOf(address));
}

/**
 * Whether an argument of a new block of a known kind is one that no rule judges. What this product writes into a stack is
 * held to its own grammar (`unknown-argument`); in a plan, what it might have written is passed over.
 */
export function isNewAndUnjudged(address: string, argument: string, inPlan: boolean): boolean {
  const kind = kindOf(address);
  if (!JUDGED.has(kind) || argument === 'provider' || argument.includes('.') || isJudged(address, argument))
    return false;
  return !isOwnType(kind) || (inPlan && !isOwnArgument(kind, argument));
}

/** `aws_iam_role` of `federation:module.x["a.b"].aws_iam_role.admin[0]` */
export function kindOf(address: string): string {
  return nameOf(address).split('.')[0] ?? '';
}

/** The list that takes from a role what it does not name. Without it, everything stays attached. */
export function isExclusiveList(address: string): boolean {
  return /^aws_iam_role_polic(?:ies|y_attachments)_exclusive$/.test(kindOf(address));
}

function nameOf(address: string): string {
  return terraformAddress(address).replace(/^(?:module\.[\w-]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\.)+/, '');
}
