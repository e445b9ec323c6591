import { canonical, isObject, type Json, type JsonObject, sha256 } from '../../documents';
import { ABSENT, type SynthesizedStack } from './stack';

/** What decides the key that Okta signs with: a new value means new metadata, which every account has to learn. */
const SIGNING_ARGUMENTS = ['preconfigured_app', 'key_name', 'key_years_valid', 'status'];

/** What a stack is compared by, apart from its own text. */
export interface Dependencies {
  /** Digest of the lock file's entries for some providers, by their source address. */
  readonly lock: (sources: readonly string[]) => string;
  readonly tool: string;
}

/** A stack by itself: what others give for the outputs that it reads is looked up once all of them are digested. */
export type OwnDigest = Omit<SynthesizedStack, 'directory'>;

/** Digests a synthesized stack. @throws SyntaxError for text that is not JSON */
export function digestOf(stack: string, text: string, { lock, tool }: Dependencies): OwnDigest {
  const document = JSON.parse(text) as JsonObject;
  const takes = takesOf(text);
  return {
    stack,
    text: sha256(text),
    meaning: sha256(canonical(withoutLocalPaths(document), COMMENT)),
    providers: lock(sourcesOf(document)),
    tool,
    gives: givesOf(document),
    takes,
    accounts: accountsOf(document),
    addresses: addressesOf(document),
    left: ['moved', 'removed'].flatMap((kind) =>
      list(document[kind]).flatMap((block) => {
        const { from } = object(block);
        return typeof from === 'string' ? [from] : [];
      }),
    ),
  };
}

/** Fills in what each stack gives to those that read it. */
export function withWhatOthersGive<T extends OwnDigest>(stacks: readonly T[]): T[] {
  const gives = new Map(stacks.map(({ stack, gives: given }) => [stack, given]));
  return stacks.map((stack) => {
    const { takes } = stack;
    if (takes === undefined) return stack;
    const source = gives.get(takes.stack);
    const outputs = Object.keys(takes.outputs).map((name) => [name, source?.[name] ?? ABSENT] as const);
    return { ...stack, takes: { ...takes, outputs: Object.fromEntries(outputs) } };
  });
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

const REFERENCE = /^\$\{(data\.)?([a-z]\w*)\.([\w-]+)\.(\w+)\}$/;

function givesOf(document: JsonObject): Record<string, string> {
  const outputs = Object.entries(object(document['output']));
  return Object.fromEntries(
    outputs.map(([name, block]): [string, string] => {
      const value = object(block)['value'] ?? null;
      const [, data, type = '', label = '', attribute] = (typeof value === 'string' && REFERENCE.exec(value)) || [];
      // The id of an object stays what it is, whatever becomes of its arguments.
      if (data === undefined && attribute === 'id') return [name, `${type}.${label}`];
      const body = object(object(object(document[data === undefined ? 'resource' : 'data'])[type])[label]);
      const decides = data === undefined ? SIGNING_ARGUMENTS : Object.keys(body).filter((key) => key !== 'lifecycle');
      return [name, sha256(canonical([value, decides.map((key) => [key, body[key] ?? null])], COMMENT))];
    }),
  );
}

const TAKEN = /\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)\}/g;

function takesOf(text: string): SynthesizedStack['takes'] {
  const found = [...text.matchAll(TAKEN)].map(([, stack = '', output = '']) => ({ stack, output }));
  const [first] = found;
  if (first === undefined) return undefined;
  const names = [...new Set(found.map(({ output }) => output))].sort();
  return { stack: first.stack, outputs: Object.fromEntries(names.map((name) => [name, ABSENT])) };
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
