import { isObject, type JsonObject, type Listed, listedResources, property } from '../documents';

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

/** What another Terraform has of the objects that are imported. */
export interface OwnedElsewhere {
  /** Addresses, without instance keys, of which everything is imported: a `removed` block can name them. */
  readonly whole: readonly string[];
  /** Addresses with instance keys of what is imported, beside other instances of the same block that are not. */
  readonly instances: readonly string[];
}

/** Finds in another Terraform's state (`terraform show -json`) what is imported now. */
export function ownedElsewhere(state: JsonObject, imported: Imported): OwnedElsewhere {
  const listed = objectsOf(state);
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
  const owned = new Set(found.map(({ address }) => address));
  const left = new Set(listed.filter(({ address }) => !owned.has(address)).map(({ address }) => blockOf(address)));
  return {
    whole: [...new Set([...owned].map(blockOf))].filter((block) => !left.has(block)).sort(),
    instances: [...owned].filter((address) => left.has(blockOf(address))).sort(),
  };
}

/** Objects of a state, or of the state that a plan starts from. */
export function objectsOf(state: JsonObject): Listed[] {
  const prior = property(state, 'prior_state');
  const values = property(state, 'values') ?? (isObject(prior) ? property(prior, 'values') : undefined);
  return listedResources(isObject(values) ? values : undefined).filter(({ managed }) => managed);
}

/** Why a document says nothing of what another Terraform has; undefined where it does. */
export function whyNoState(json: JsonObject): string | undefined {
  if (Array.isArray(property(json, 'resources')))
    return 'is a state file itself (make it readable with "terraform show -json" where that Terraform runs)';
  return objectsOf(json).length > 0
    ? undefined
    : 'holds no object (run "terraform show -json" where the state of that Terraform is)';
}

/** An address without instance keys: a `removed` block is about all instances. */
function blockOf(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}

/** What lets the other Terraform forget them, and leaves them as they are; empty where it has none. */
export function removedBlocks({ whole, instances }: OwnedElsewhere): string {
  const blocks = whole.map((address) => `removed {\n  from = ${address}\n  lifecycle {\n    destroy = false\n  }\n}\n`);
  const commands =
    instances.length === 0
      ? []
      : [
          [
            '# Their blocks have further instances, which are not imported, and a removed block would forget all of them:',
            ...instances.map((address) => `# terraform state rm ${quoted(address)}`),
            '',
          ].join('\n'),
        ];
  return [...blocks, ...commands].join('\n');
}

/** For a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What several states have. */
export function together(all: readonly OwnedElsewhere[]): OwnedElsewhere {
  const join = (part: (one: OwnedElsewhere) => readonly string[]) => [...new Set(all.flatMap(part))].sort();
  return { whole: join(({ whole }) => whole), instances: join(({ instances }) => instances) };
}
