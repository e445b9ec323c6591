import { kindOf } from '../judged';
import type { Rule } from '../model';

/** What decides who gets in and what they may do, by type; `permissions_boundary` and others of a role are its owner's. */
const DECIDES: Readonly<Record<string, readonly string[]>> = {
  aws_iam_access_key: ['status', 'pgp_key', 'user'],
  aws_iam_policy: ['policy'],
  aws_iam_role: ['assume_role_policy', 'inline_policy', 'managed_policy_arns'],
  aws_iam_role_policies_exclusive: ['policy_names'],
  aws_iam_role_policy: ['policy', 'role'],
  aws_iam_role_policy_attachment: ['policy_arn', 'role'],
  aws_iam_role_policy_attachments_exclusive: ['policy_arns'],
  aws_iam_saml_provider: ['saml_metadata_document'],
  aws_iam_user_policy: ['policy', 'user'],
  aws_iam_user_policy_attachment: ['policy_arn', 'user'],
  okta_app_group_assignment: ['app_id', 'group_id'],
  okta_app_group_assignments: ['app_id', 'group'],
  okta_app_saml: [
    'app_settings_json',
    'attribute_statements',
    'authentication_policy',
    'key_name',
    'status',
    'user_name_template',
  ],
  okta_app_saml_app_settings: ['app_id', 'settings'],
  okta_app_signon_policy: ['catch_all'],
  okta_app_signon_policy_rule: [
    'access',
    'chains',
    'constraints',
    'factor_mode',
    'groups_excluded',
    'groups_included',
    'priority',
    're_authentication_frequency',
    'status',
    'type',
    'users_excluded',
    'users_included',
  ],
  okta_group: ['name'],
  okta_group_memberships: ['group_id', 'users', 'track_all_users'],
  okta_group_rule: ['expression_value', 'group_assignments', 'remove_assigned_users', 'status', 'users_excluded'],
};

export const ignoredChanges: Rule = {
  id: 'ignored-changes',
  severity: 'high',
  title: 'Terraform ignores changes of an argument that decides about access',
  why: 'What is written there is not what is in force: somebody changes it in Okta or AWS, and no plan shows or corrects it.',
  remedy: 'Remove the argument from ignore_changes, and plan to see what differs now.',
  mayGiveAccess: true,
  check: ({ after }) =>
    (after.ignored ?? []).flatMap(({ address, arguments: ignored }) => {
      const decides = DECIDES[kindOf(address)] ?? [];
      const found = ignored.filter((name) => decides.includes(rootOf(name)) || (name === 'all' && decides.length > 0));
      return found.length === 0 ? [] : [{ subject: address, address, evidence: `ignore_changes: ${found.join(', ')}` }];
    }),
};

/** `group` of `group[0].id` */
function rootOf(name: string): string {
  return /^\w+/.exec(name)?.[0] ?? name;
}
