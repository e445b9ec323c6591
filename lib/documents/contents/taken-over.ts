import type { Document } from '../model/document';
import { readText } from '../expression/read';
import type { PlanFacts } from '../model/plan';
import type { TakenOver } from '../model/contents';
import { append, compare, sortedBy } from '../order';
import type { Import, Resource } from '../resources/resource';
import type { Documents } from '../resources/world';

/** Everything that `import` blocks and plans take over, with what is wrong about it. */
export function takenOver(documents: Documents, sources: readonly Document[]): TakenOver[] {
  const blocks = documents.imports.map((block) => ofBlock(block, documents));
  const plans = sources.flatMap(({ plan }: { readonly plan?: PlanFacts }) => (plan ? ofPlan(plan, documents) : []));
  const all = [...blocks, ...plans];
  const owners = ownersOf(all, documents);
  return sortedBy(
    all.map((each) => ({
      ...each,
      contradictions: [...each.contradictions, ...secondOwners(each, owners, documents)],
    })),
    ({ address, id }) => JSON.stringify([address, id]),
  );
}

function ofBlock({ address, id, provider }: Import, documents: Documents): TakenOver {
  const resource = documents.at(address);
  const type = typeOf(address);
  const read = readText(id);
  const called = 'known' in read ? contradictions(type, read.known, resource, documents) : [];
  const contradicted = [
    ...(resource === undefined ? ['nothing is declared at this address'] : called),
    ...(resource !== undefined && provider !== undefined && provider !== resource.provider
      ? [`it is read with the provider ${local(provider)}, and the resource has ${local(resource.provider)}`]
      : []),
  ];
  return { address, type, id: read, from: 'block', contradictions: contradicted };
}

function ofPlan({ changes }: PlanFacts, documents: Documents): TakenOver[] {
  return changes.flatMap(({ address, type, importing, takesOther = [] }): TakenOver[] => {
    if (importing === undefined) return [];
    const read = importing === '' ? { unknown: 'only the apply knows it' } : { known: importing };
    const called = contradictions(type, importing, documents.at(address), documents);
    const differs = takesOther.map((difference) => `the object is called otherwise: ${difference}`);
    return [{ address, type, id: read, from: 'plan', contradictions: differs.length > 0 ? differs : called }];
  });
}

/** What an id has to look like, and what it says of the object: a value of the resource by which it is known. */
const FORMS: ReadonlyMap<string, readonly [form: RegExp, what: string]> = new Map([
  ['okta_app_saml', [/^0oa\w+(?:\/skip_(?:users|groups))*$/, 'an app']],
  ['okta_app_group_assignments', [/^0oa\w+$/, 'an app']],
  ['okta_group', [/^00g\w+$/, 'a group']],
  ['okta_group_rule', [/^0pr\w+$/, 'a group rule']],
  ['okta_app_signon_policy', [/^rst\w+$/, 'a sign-on policy']],
  ['okta_app_signon_policy_rule', [/^rst\w+\/\w+$/, 'a rule of a sign-on policy']],
  ['aws_iam_saml_provider', [/^arn:[\w-]+:iam::\d{12}:saml-provider\/.+$/, 'a SAML provider']],
  ['aws_iam_policy', [/^arn:[\w-]+:iam::\d{12}:policy\/.+$/, 'a managed policy of an account']],
  ['aws_iam_access_key', [/^A[A-Z0-9]{15,127}$/, 'an access key']],
]);

/** Arguments that an id is made of, and what is between them. */
const MADE_OF: ReadonlyMap<string, readonly [separator: string, ...names: string[]]> = new Map([
  ['aws_iam_account_alias', ['', 'account_alias']],
  ['aws_iam_role', ['', 'name']],
  ['aws_iam_role_policy', [':', 'role', 'name']],
  ['aws_iam_role_policies_exclusive', ['', 'role_name']],
  ['aws_iam_role_policy_attachments_exclusive', ['', 'role_name']],
  ['aws_iam_user', ['', 'name']],
]);

function contradictions(type: string, id: string, resource: Resource | undefined, documents: Documents): string[] {
  if (id === '') return [];
  if (type === 'okta_group_memberships')
    return ['the import reads everybody in the group, and the apply takes out anyone who is not listed'];
  const [form, what = ''] = FORMS.get(type) ?? [];
  if (form?.test(id) === false) return [`this is not the id of ${what}`];
  if (resource === undefined) return [];
  return [...madeOf(type, id, resource), ...arnOf(id, resource, documents)];
}

function madeOf(type: string, id: string, resource: Resource): string[] {
  const [separator = '', ...names] = MADE_OF.get(type) ?? [];
  const values = names.map((name) => resource.argument(name)).filter((value) => typeof value === 'string');
  if (names.length === 0 || values.length < names.length) return [];
  const declared = values.join(separator);
  return declared === id ? [] : [`${declared} is declared at this address`];
}

/** An ARN names its account and, at its end, the object. */
function arnOf(id: string, resource: Resource, documents: Documents): string[] {
  const [, accountId, name] = /^arn:[\w-]+:iam::(\d{12}):(?:saml-provider|policy)\/(?:.*\/)?([^/]+)$/.exec(id) ?? [];
  if (accountId === undefined) return [];
  const { id: account } = documents.accountOf(resource);
  const declared = resource.argument('name');
  return [
    ...('known' in account && account.known !== accountId
      ? [`it is in account ${accountId}, and the resource in ${account.known}`]
      : []),
    ...(typeof declared === 'string' && declared !== name ? [`${declared} is declared at this address`] : []),
  ];
}

type Owners = ReadonlyMap<string, readonly string[]>;

/** Addresses at which the documents have an object: taken over, looked up, or in a state. */
function ownersOf(all: readonly TakenOver[], documents: Documents): Owners {
  const found = new Map<string, string[]>();
  const add = (key: string | undefined, address: string) => {
    if (key !== undefined && found.get(key)?.includes(address) !== true) append(found, key, address);
  };
  for (const each of all) add(keyOf(each, documents), each.address);
  for (const { address, type, argument } of documents.ofType(...OKTA)) {
    const id = argument('id');
    if (typeof id === 'string') add(`${type} ${id}`, address);
  }
  return found;
}

/** Objects that have an id of their own in all of Okta, whether they are made or looked up. */
const OKTA = ['okta_app_saml', 'okta_group', 'okta_group_rule', 'okta_app_signon_policy'].flatMap((type) => [
  type,
  `data.${type}`,
]);

/** What makes an id one object: Okta's are unique, names of IAM are so within their account. */
function keyOf({ address, type, id }: TakenOver, documents: Documents): string | undefined {
  if (!('known' in id)) return undefined;
  if (type.startsWith('okta_')) return `${type} ${id.known}`;
  const resource = documents.at(address);
  const account = resource === undefined ? undefined : documents.accountOf(resource).id;
  return account !== undefined && 'known' in account ? `${type} ${account.known} ${id.known}` : undefined;
}

function secondOwners(each: TakenOver, owners: Owners, documents: Documents): string[] {
  const key = keyOf(each, documents);
  const others = key === undefined ? [] : (owners.get(key) ?? []).filter((address) => address !== each.address);
  // The product looks an app up that it takes over, to keep its settings.
  return others
    .filter((address) => !(each.type === 'okta_app_saml' && documents.at(address)?.managed === false))
    .sort(compare)
    .map((address) => `it is also ${address}`);
}

function typeOf(address: string): string {
  const local = address.slice(address.indexOf(':') + 1).replace(/^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)+/, '');
  return local.split('.')[0] ?? '';
}

function local(provider: string): string {
  return provider.slice(provider.indexOf(':') + 1);
}
