import { property } from '../json/json';
import type { ResourceChange } from './changes';
import { marks } from './containers';

/** Arguments by which Okta, AWS and people know an object. */
const CALLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['okta_app_saml', ['label']],
  ['okta_app_group_assignments', ['app_id']],
  ['okta_app_signon_policy_rule', ['name', 'policy_id']],
  ['aws_iam_account_alias', ['account_alias']],
  ['aws_iam_role', ['name', 'path']],
  ['aws_iam_role_policy', ['name', 'role']],
  ['aws_iam_role_policies_exclusive', ['role_name']],
  ['aws_iam_role_policy_attachments_exclusive', ['role_name']],
  ['aws_iam_user_policy_attachment', ['user', 'policy_arn']],
  ['aws_iam_access_key', ['user']],
]);

/** Where an object that is taken over is called otherwise than the plan calls it: `name: "Cloud Admins" → "aws#…"`. */
export function takesOther({ type, importing, before, after, unknown }: ResourceChange): string[] {
  if (importing === undefined || !before || !after) return [];
  return (CALLED.get(type) ?? ['name']).flatMap((name) => {
    const [was, is] = [property(before, name), property(after, name)];
    // What the import does not read is not another name.
    if (typeof was !== 'string' || was === '') return [];
    if (is === undefined && marks(unknown, name))
      return [`${name}: ${JSON.stringify(was)} → a value that only the apply knows`];
    return typeof is === 'string' && is !== was ? [`${name}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`] : [];
  });
}
