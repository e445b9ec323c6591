import { canonical, isObject, type Json, type JsonObject, sha256 } from '../../access';
import type { StackDigest } from './stack';

/** What decides the key that Okta signs with: a new value means new metadata, which every account has to learn. */
const SIGNING_ARGUMENTS = ['preconfigured_app', 'key_name', 'key_years_valid', 'status'];

/** What a stack is compared by, apart from its own text. */
export interface Surroundings {
  /** Digest of the lock file's entries for some providers, by their source address. */
  readonly lock: (sources: readonly string[]) => string;
  readonly tool: string;
}

/** Digests a synthesized stack. @throws SyntaxError for text that is not JSON */
export function digestOf(stack: string, text: string, { lock, tool }: Surroundings): StackDigest {
  const document = JSON.parse(text) as JsonObject;
  const signing = signingOf(document);
  const reads = readsOf(document);
  return {
    stack,
    text: sha256(text),
    meaning: sha256(canonical(withoutLocalPaths(document), COMMENT)),
    providers: lock(sourcesOf(document)),
    tool,
    signing,
    reads,
    accounts: accountsOf(document),
    addresses: addressesOf(document),
  };
}

/** Where a local state is depends on the folder that is synthesized to, and says nothing about what is in it. */
function withoutLocalPaths(document: JsonObject): JsonObject {
  const terraform = object(document['terraform']);
  const local = object(object(terraform['backend'])['local']);
  const data = object(document['data']);
  const states = Object.entries(object(data['terraform_remote_state'])).map(([name, state]): [string, Json] => {
    const config = object(object(state)['config']);
    return [name, { ...object(state), config: withFileName(config) }];
  });
  return {
    ...document,
    terraform:
      'path' in local
        ? { ...terraform, backend: { ...object(terraform['backend']), local: withFileName(local) } }
        : terraform,
    ...(states.length === 0 ? {} : { data: { ...data, terraform_remote_state: Object.fromEntries(states) } }),
  };
}

function withFileName(block: JsonObject): JsonObject {
  const { path } = block;
  return typeof path === 'string' ? { ...block, path: path.slice(path.lastIndexOf('/') + 1) } : block;
}

/** Terraform ignores `//` at every level where it means a comment. */
const COMMENT = '//';

function addressesOf(document: JsonObject): string[] {
  return Object.entries(object(document['resource']))
    .flatMap(([type, named]) => Object.keys(object(named)).map((name) => `${type}.${name}`))
    .sort();
}

function accountsOf(document: JsonObject): string[] {
  const blocks = list(object(document['provider'])['aws']);
  return [...new Set(blocks.flatMap((block) => list(object(block)['allowed_account_ids']).map(String)))].sort();
}

function sourcesOf(document: JsonObject): string[] {
  const required = object(object(document['terraform'])['required_providers']);
  return Object.values(required)
    .map((provider) => object(provider)['source'])
    .filter((source) => typeof source === 'string')
    .sort();
}

function signingOf(document: JsonObject): string | undefined {
  const apps = object(object(document['resource'])['okta_app_saml']);
  const names = Object.keys(apps).sort();
  if (names.length === 0) return undefined;
  const decides = names.map((name) => [name, SIGNING_ARGUMENTS.map((key) => object(apps[name])[key] ?? null)]);
  return sha256(canonical(decides, COMMENT));
}

function readsOf(document: JsonObject): string | undefined {
  const states = object(object(document['data'])['terraform_remote_state']);
  return Object.keys(states).sort()[0];
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
