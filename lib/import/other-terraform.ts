import { isObject, type JsonObject, listedResources, property } from '../access';

/** What an object of a state is about: one key of {@link aboutImported}. */
const ABOUT: Readonly<Record<string, readonly [prefix: string, argument: string]>> = {
  okta_app_saml: ['app', 'id'],
  okta_app_saml_app_settings: ['app', 'app_id'],
  okta_app_group_assignments: ['app', 'app_id'],
  okta_app_group_assignment: ['app', 'app_id'],
  okta_group: ['group', 'id'],
  okta_group_rule: ['rule', 'id'],
  aws_iam_saml_provider: ['arn', 'arn'],
  aws_iam_account_alias: ['alias', 'account_alias'],
  aws_iam_role: ['arn', 'arn'],
  aws_iam_role_policy: ['role', 'role'],
  aws_iam_role_policy_attachment: ['role', 'role'],
  aws_iam_role_policies_exclusive: ['role', 'role_name'],
  aws_iam_role_policy_attachments_exclusive: ['role', 'role_name'],
};

/** Objects that are imported, as `app:<id>`, `group:<id>`, `rule:<id>`, `arn:<arn>`, `alias:<alias>`. */
export type Imported = ReadonlySet<string>;

/** Addresses in another Terraform's state (`terraform show -json`) of what is imported now, without instance keys; sorted. */
export function ownedElsewhere(state: JsonObject, imported: Imported): string[] {
  const values = property(state, 'values');
  const listed = listedResources(isObject(values) ? values : undefined).filter(({ managed }) => managed);
  const arns = listed.flatMap(({ type, values: held }) => {
    const [arn, name] = [property(held, 'arn'), property(held, 'name')];
    return type === 'aws_iam_role' && typeof arn === 'string' && typeof name === 'string' ? [{ arn, name }] : [];
  });
  // A policy names its role without the account: it counts if every role of that name in the state is imported.
  const isOurRole = (name: string): boolean => {
    const named = arns.filter((role) => role.name === name);
    return named.length > 0
      ? named.every(({ arn }) => imported.has(`arn:${arn}`))
      : [...imported].some((key) => key.startsWith('arn:') && key.includes(':role/') && key.endsWith(`/${name}`));
  };
  const found = listed.filter(({ type, values: held }) => {
    const [prefix, argument = ''] = property(ABOUT, type) ?? [];
    const value = property(held, argument);
    if (prefix === undefined || typeof value !== 'string') return false;
    return prefix === 'role' ? isOurRole(value) : imported.has(`${prefix}:${value}`);
  });
  return [...new Set(found.map(({ address }) => address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '')))].sort();
}

/** Blocks that let the other Terraform forget them, and leave them as they are. */
export function removedBlocks(addresses: readonly string[]): string {
  return addresses
    .map((address) => `removed {\n  from = ${address}\n  lifecycle {\n    destroy = false\n  }\n}\n`)
    .join('\n');
}
