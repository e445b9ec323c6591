import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../../lib/documents/json/json';

/** Thrown where Terraform would call functions that this model does not have. */
export class NotModelled extends Error {}

/** A block of a stack, with the values that Terraform and the provider make of it. */
export interface WorkedOut {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  /** The block as it was written, without what only Terraform reads. */
  readonly written: JsonObject;
  readonly provisioners: readonly JsonObject[];
  /** After an apply: what was written, and what the provider adds. */
  readonly values: JsonObject;
  /** Attributes that only the provider decides. */
  readonly computed: readonly string[];
  readonly ignored: readonly string[];
  readonly prevented: boolean;
  /** Blocks that it names or depends on. */
  readonly needs: readonly string[];
}

/** Arguments that Terraform keeps for itself. */
const META = new Set(['//', 'lifecycle', 'provider', 'depends_on', 'provisioner', 'connection', 'count', 'for_each']);
const REFERENCE = /^(?:data\.)?[a-z]\w*(?:\.[\w-]+){2,}$/;
const ALLOWED_FIRST = /^terraform_data\.[\w-]+\.input == plantimestamp\(\) \? "allowed" : "not allowed"$/;
const ADOPTED =
  /^\$\{jsonencode\(merge\(jsondecode\((data\.aws_iam_role\.[\w-]+)\.assume_role_policy\), \{Statement = (?:concat\()?\[for .* != "([\w-]*)"\](?:, (\[.*\])\))?\}\)\)\}$/s;

/** Every resource and data source of a stack, with references followed. */
export function workedOut(stack: JsonObject): Map<string, WorkedOut> {
  const bodies = new Map<string, { mode: 'managed' | 'data'; type: string; name: string; body: JsonObject }>();
  for (const [block, mode] of [['resource', 'managed'] as const, ['data', 'data'] as const])
    for (const [type, named] of entries(stack[block]))
      for (const [name, body] of entries(named))
        if (isObject(body)) bodies.set(`${mode === 'data' ? 'data.' : ''}${type}.${name}`, { mode, type, name, body });
  const done = new Map<string, WorkedOut>();
  const attribute = (address: string, path: readonly string[]): Json => {
    const values: Json | undefined = blockAt(address).values;
    return path.reduce<Json>((at, key) => {
      if (!isObject(at) || at[key] === undefined) throw new NotModelled(`${address} has no ${path.join('.')}`);
      return at[key];
    }, values);
  };
  const blockAt = (address: string): WorkedOut => {
    const known = done.get(address);
    if (known) return known;
    const found = bodies.get(address);
    if (!found) throw new NotModelled(`nothing is at ${address}`);
    const { mode, type, name, body } = found;
    for (const argument of mode === 'managed' ? (REQUIRED[type] ?? []) : [])
      if (body[argument] === undefined) throw new NotModelled(`${address} needs ${argument}`);
    const written = Object.fromEntries(Object.entries(body).filter(([key]) => !META.has(key)));
    const given = evaluate(written, attribute) as JsonObject;
    const provider = typeof body['provider'] === 'string' ? body['provider'] : (type.split('_')[0] ?? '');
    if (provider.includes('.') && !providersOf(stack).has(provider)) throw new NotModelled(`no provider ${provider}`);
    const lifecycle = isObject(body['lifecycle']) ? body['lifecycle'] : {};
    const ignored = listOf(lifecycle['ignore_changes']);
    // What Terraform leaves alone is as its owner made it.
    const left = Object.fromEntries(Object.entries(OWNERS).filter(([key]) => ignored.includes(key)));
    const owners: JsonObject = type === 'aws_iam_role' ? left : {};
    const added = addedBy(type, address, { ...given, ...owners }, accountOf(stack, provider));
    const made: WorkedOut = {
      ...{ address, mode, type, name, provider, written, ignored },
      needs: [...new Set([...referencesIn(written), ...listOf(body['depends_on'])].filter((each) => bodies.has(each)))],
      prevented: lifecycle['prevent_destroy'] === true,
      values: { ...DEFAULTS[type], ...added, ...given, ...owners },
      provisioners: provisionersOf(body['provisioner']),
      computed: Object.keys(added).filter((key) => !(key in given)),
    };
    done.set(address, made);
    return made;
  };
  for (const address of [...bodies.keys()].sort()) blockAt(address);
  return done;
}

/** What an expression comes to, given the values of other blocks. */
export function evaluate(json: Json, attribute: (address: string, path: readonly string[]) => Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map((item) => evaluate(item, attribute));
  if (isObject(json))
    return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, evaluate(item, attribute)]));
  if (typeof json !== 'string') return json;
  const adopted = ADOPTED.exec(json);
  if (adopted) return adoptedPolicy(adopted, attribute);
  const parts = partsOf(json);
  const values = parts.map((part) => {
    if (typeof part === 'string') return part;
    // What is allowed before it is used: by the time of a state it is.
    if (ALLOWED_FIRST.test(part.expression)) return 'allowed';
    if (part.expression === 'plantimestamp()') return '2026-11-25T00:00:00Z';
    if (!REFERENCE.test(part.expression)) throw new NotModelled(part.expression);
    return attribute(...placeOf(part.expression));
  });
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('');
}

/** Addresses that an expression names, as plans list them: the attribute, then the block. */
export function referencesIn(json: Json): string[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap(referencesIn);
  if (isObject(json)) return Object.values<Json>(json).flatMap(referencesIn);
  if (typeof json !== 'string') return [];
  const found = json.match(/\$+\{[^}]*\}/g) ?? [];
  return found
    .filter((text) => text.lastIndexOf('$') % 2 === 0)
    .flatMap((text) => text.match(/\b(?:data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+\.\w+/g) ?? [])
    .flatMap((reference) => [reference, placeOf(reference)[0]]);
}

export function placeOf(reference: string): [address: string, path: string[]] {
  const parts = reference.split('.');
  const depth = parts[0] === 'data' ? 3 : 2;
  return [parts.slice(0, depth).join('.'), parts.slice(depth)];
}

/** `$${` is `${`; anything else between braces is an expression. */
function partsOf(text: string): (string | { expression: string })[] {
  const parts: (string | { expression: string })[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    if (/^(?:\$\$|%%)\{/.test(text.slice(at, at + 3))) {
      plain += text.slice(at + 1, at + 3);
      at += 3;
    } else if (text.startsWith('${', at)) {
      const end = text.indexOf('}', at);
      if (end < 0) throw new NotModelled(text);
      if (plain !== '') parts.push(plain);
      plain = '';
      parts.push({ expression: text.slice(at + 2, end) });
      at = end + 1;
    } else if (text.startsWith('%{', at)) throw new NotModelled(text);
    else plain += text[at++] ?? '';
  }
  return plain === '' && parts.length > 0 ? parts : [...parts, plain];
}

function adoptedPolicy(
  [, data = '', sid = '', ours]: readonly (string | undefined)[],
  attribute: (address: string, path: readonly string[]) => Json,
): Json {
  const current = JSON.parse(attribute(data, ['assume_role_policy']) as string) as { Statement: { Sid?: string }[] };
  const kept = current.Statement.filter((statement) => statement.Sid !== sid);
  const added = ours === undefined ? [] : (JSON.parse(evaluate(ours, attribute) as string) as object[]);
  return JSON.stringify({ ...current, Statement: [...kept, ...added] });
}

/** Arguments without which Terraform refuses the block. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  aws_iam_access_key: ['user'],
  aws_iam_account_alias: ['account_alias'],
  aws_iam_policy: ['policy'],
  aws_iam_role: ['name', 'assume_role_policy'],
  aws_iam_role_policies_exclusive: ['role_name', 'policy_names'],
  aws_iam_role_policy: ['role', 'policy'],
  aws_iam_role_policy_attachments_exclusive: ['role_name', 'policy_arns'],
  aws_iam_saml_provider: ['name', 'saml_metadata_document'],
  aws_iam_user: ['name'],
  aws_iam_user_policy_attachment: ['user', 'policy_arn'],
  okta_app_group_assignments: ['app_id', 'group'],
  okta_app_saml: ['label'],
  okta_app_signon_policy: ['name', 'description'],
  okta_app_signon_policy_rule: ['policy_id', 'name'],
  okta_group: ['name'],
  okta_group_memberships: ['group_id', 'users'],
  okta_group_rule: ['name', 'group_assignments', 'expression_value'],
};

/** How the roles are that existed before. */
const OWNERS = { path: '/people/okta/', max_session_duration: 43200 };
/** Statement that roles have which were there before. */
const EARLIER = {
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

/** What providers put in place of what nobody wrote. */
const DEFAULTS: Readonly<Record<string, JsonObject>> = {
  aws_iam_role: { path: '/', max_session_duration: 3600, permissions_boundary: '', description: '', tags: null },
  aws_iam_policy: { path: '/', description: '' },
  aws_iam_user: { path: '/', permissions_boundary: null },
  aws_iam_access_key: { status: 'Active', pgp_key: null },
  okta_app_saml: {
    ...{ status: 'ACTIVE', key_name: null, key_years_valid: null, attribute_statements: [], inline_hook_id: null },
    ...{ user_name_template: '${source.login}', user_name_template_type: 'BUILT_IN', recipient: '', audience: '' },
  },
  okta_group: { description: '', skip_users: false },
  okta_group_rule: {
    status: 'ACTIVE',
    remove_assigned_users: false,
    users_excluded: [],
    expression_type: 'urn:okta:expression:1.0',
  },
  okta_app_signon_policy: { catch_all: true },
  okta_app_signon_policy_rule: { status: 'ACTIVE', access: 'ALLOW', type: 'ASSURANCE', users_excluded: [] },
  okta_app_group_assignment: { retain_assignment: false, priority: 0 },
};

function addedBy(type: string, address: string, given: JsonObject, account: string): JsonObject {
  // What is looked up is the object that the arguments find.
  const id = digest(address.startsWith('data.') ? `${type} ${JSON.stringify(given)}` : address);
  const path = typeof given['path'] === 'string' ? given['path'] : '/';
  const name = typeof given['name'] === 'string' ? given['name'] : '';
  const arn = (kind: string) => `arn:aws:iam::${account}:${kind}${path}${name}`;
  switch (type) {
    case 'aws_iam_role':
      return {
        ...{ id: name, arn: arn('role'), unique_id: `AROA${id}`, create_date: '2026-01-01T00:00:00Z' },
        ...(address.startsWith('data.')
          ? { path: OWNERS.path, assume_role_policy: JSON.stringify({ Version: '2012-10-17', Statement: [EARLIER] }) }
          : {}),
      };
    case 'aws_iam_policy':
      return { id: arn('policy'), arn: arn('policy'), policy_id: `ANPA${id}` };
    case 'aws_iam_user':
      return { id: name, arn: arn('user'), unique_id: `AIDA${id}` };
    case 'aws_iam_saml_provider': {
      const own = `arn:aws:iam::${account}:saml-provider/${name}`;
      return { id: own, arn: own, valid_until: '2036-01-01T00:00:00Z' };
    }
    case 'aws_iam_access_key':
      return { id: `AKIA${id.slice(0, 16).toUpperCase()}`, encrypted_secret: 'wcBMA', key_fingerprint: '0badcafe' };
    case 'okta_app_saml':
      return {
        ...{ id: `0oa${id}`, metadata: `<md:EntityDescriptor entityID="http://www.okta.com/${id}"/>` },
        ...{ embed_url: `https://mueller-tech.okta.com/home/amazon_aws/0oa${id}/272`, name: 'amazon_aws' },
        ...{ entity_url: `http://www.okta.com/${id}`, key_id: id, certificate: 'MIID', authentication_policy: 'rst0' },
      };
    case 'okta_group':
      return { id: `00g${id}`, ...(address.startsWith('data.') ? { type: 'OKTA_GROUP' } : {}) };
    case 'okta_user':
      return { id: `00u${id}`, login: loginOf(given), email: loginOf(given), status: 'ACTIVE' };
    case 'terraform_data':
      return { id, output: given['input'] ?? null };
    default:
      return { id };
  }
}

function loginOf({ search }: JsonObject): string {
  const [first] = Array.isArray(search) ? (search as readonly Json[]) : [];
  return isObject(first) && typeof first['value'] === 'string' ? first['value'] : 'nobody@mueller-tech.com';
}

/** Keys of the provider blocks, e.g. `aws.account_123456789012`. */
export function providersOf(stack: JsonObject): Map<string, JsonObject> {
  return new Map(
    entries(stack['provider']).flatMap(([name, bodies]) =>
      (Array.isArray(bodies) ? (bodies as readonly Json[]) : [bodies]).flatMap((body): [string, JsonObject][] =>
        isObject(body) ? [[typeof body['alias'] === 'string' ? `${name}.${body['alias']}` : name, body]] : [],
      ),
    ),
  );
}

function accountOf(stack: JsonObject, provider: string): string {
  const found = providersOf(stack).get(provider);
  const allowed = found?.['allowed_account_ids'];
  const assumed = JSON.stringify(found?.['assume_role'] ?? '');
  const [id] = Array.isArray(allowed) ? (allowed as readonly Json[]) : [];
  return typeof id === 'string' ? id : (/:iam::(\d{12}):/.exec(assumed)?.[1] ?? '999999999999');
}

function provisionersOf(value: Json | undefined): JsonObject[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
  return list.flatMap((item) =>
    isObject(item) ? Object.entries(item).map(([type, body]) => ({ type, expressions: expressions(body) })) : [],
  );
}

/** Expressions as a plan shows those of a configuration in JSON: the text as it stands, and what it names. */
export function expressions(body: Json): JsonObject {
  return isObject(body) ? Object.fromEntries(Object.entries(body).map(([key, value]) => [key, expression(value)])) : {};
}

function expression(value: Json): Json {
  if (Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every(isObject))
    return (value as readonly JsonObject[]).map(expressions);
  const references = [...new Set(referencesIn(value))];
  return { constant_value: value, ...(references.length === 0 ? {} : { references }) };
}

function listOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
}

export function entries(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value).filter(([key]) => key !== '//') : [];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 17);
}
