import { type JsonObject, property } from '../documents';

type Id = (values: JsonObject) => string | undefined;

/** The named values, with `/` between them; undefined where one is missing. */
const text =
  (...names: readonly string[]): Id =>
  (values) =>
    joined('/', ...names)(values);

const joined =
  (separator: string, ...names: readonly string[]): Id =>
  (values) => {
    const found = names.map((name) => property(values, name));
    const texts = found.flatMap((each) => (typeof each === 'string' && each !== '' ? [each] : []));
    return texts.length === names.length ? texts.join(separator) : undefined;
  };

/**
 * What an import block calls an object of each type, out of its values.
 * @see the section "Import" of each resource in the reference of its provider
 */
const IDS: Readonly<Record<string, Id>> = {
  okta_app_saml: text('id'),
  okta_app_group_assignments: (values) => text('app_id')(values) ?? text('id')(values),
  okta_group: text('id'),
  okta_group_rule: text('id'),
  okta_group_memberships: text('group_id'),
  okta_app_signon_policy: text('id'),
  okta_app_signon_policy_rule: text('policy_id', 'id'),
  aws_iam_account_alias: text('account_alias'),
  aws_iam_saml_provider: text('arn'),
  aws_iam_role: text('name'),
  aws_iam_role_policy: joined(':', 'role', 'name'),
  aws_iam_role_policies_exclusive: text('role_name'),
  aws_iam_role_policy_attachments_exclusive: text('role_name'),
  aws_iam_user: text('name'),
  aws_iam_policy: text('arn'),
  aws_iam_user_policy_attachment: text('user', 'policy_arn'),
  aws_iam_access_key: text('id'),
};

/** Id of an object for an import block; undefined for a type that the product does not make. */
export function idOf(type: string, values: JsonObject): string | undefined {
  return property(IDS, type)?.(values);
}
