import { blocks, isObject, type Json, type JsonObject, labelledBlocks, property, text } from '../json/json';
import type { Document } from '../model/document';
import { type Digest, digester, versionDigest } from '../digest';
import type { Block, BlocksOfDocument } from '../model/contents';
import { valuesBlocks } from '../plan/values-blocks';
import { perBlock } from './per-block';
import { sortedBy } from '../order';

/** Blocks with two labels: type and name. */
const LABELLED = ['resource', 'data', 'ephemeral'];

/**
 * Every block of the configuration, with a digest of each argument: enough to tell that something differs which nothing
 * else in the model holds, and never a value, which may be a secret. `undefined`
 * where stacks and plans are mixed.
 */
export function blocksOf(documents: readonly Document[]): BlocksOfDocument[] | undefined {
  // Arguments that were written and values that were worked out can't be compared.
  if (new Set(documents.map(({ kind }) => kind === 'configuration')).size > 1) return undefined;
  const digest = digester();
  return sortedBy(documents, ({ name }) => `${name}:`).map((document) => {
    const made = kept.get(document) ?? lazily(document, digest);
    kept.set(document, made);
    return made;
  });
}

/** A stack that both sides of a comparison have in common is one document. */
const kept = new WeakMap<Document, BlocksOfDocument>();

function lazily(document: Document, digest: Digest): BlocksOfDocument {
  let made: readonly Block[] | undefined;
  return {
    stack: document.name,
    get list() {
      return (made ??= sortedBy(ofDocument(document, digest), ({ address }) => address));
    },
  };
}

function ofDocument(document: Document, digest: Digest): Block[] {
  return document.kind === 'configuration'
    ? Object.entries(document.root).flatMap(([type, value]) => typeBlocks(type, value, `${document.name}:`, digest))
    : valuesBlocks(document, digest);
}

function typeBlocks(type: string, value: Json, prefix: string, digest: Digest): Block[] {
  const made = (address: string, body: JsonObject) => blockOf(`${prefix}${address}`, body, digest);
  if (type === '//') return [];
  if (type === 'output' || type === 'variable' || type === 'module')
    return labelledBlocks(value, 1).map(([[name = ''], block]) => made(`${type}.${name}`, block));
  if (LABELLED.includes(type))
    return labelledBlocks(value, 2).map(([[kind = '', name = ''], block]) =>
      made(`${type === 'resource' ? '' : `${type}.`}${kind}.${name}`, block),
    );
  if (type === 'provider')
    return labelledBlocks(value, 1).map(([[name = ''], block]) =>
      made(dotted('provider', name, text(block, 'alias')), block),
    );
  if (type === 'terraform') return blocks(value).map((block) => blockOf(`${prefix}${type}`, block, digest, apart));
  // `import`, `removed`, `moved` are written in lists and are known by what they are about; others by their labels.
  return blocks(value).map((block) => made(dotted(type, text(block, 'to') ?? text(block, 'from')), block));
}

/** What two versions of a stack have in common is never digested. */
const blockOf = perBlock(
  (address, body, digest: Digest, form: (own: JsonObject) => JsonObject = (own) => own): Block => {
    let values: Block['arguments'] | undefined;
    return {
      address,
      get arguments() {
        return (values ??= digests(form(body), digest));
      },
    };
  },
);

/** Arguments that may hold the path of a local state. */
const PLACES = new Set(['backend', 'config']);

/**
 * Stacks that are handed over were synthesized somewhere else, for instance in a container: the path of a local state leads
 * from there to a checkout that is not here. What stays is the file, and its folder where the configuration names one;
 * an absolute path stays whole, and so does one in the folder where the stacks were synthesized.
 */
function withoutCheckout(value: Json): Json {
  if (!isObject(value)) return value;
  const local = property(value, 'local');
  if (isObject(local)) return { ...value, local: withoutCheckout(local) };
  const path = property(value, 'path');
  if (typeof path !== 'string' || !path.startsWith('../')) return value;
  const names = path.split('/');
  const kept = names.at(-1)?.startsWith('terraform.') === true ? 1 : 2;
  return { ...value, path: names.slice(-kept).join('/') };
}

/** Settings of Terraform, one by one: `required_providers.aws`, `backend.s3.bucket`. */
function apart(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, argument]): [string, Json][] => {
      const depth = { required_providers: 1, cloud: 1, backend: 2 }[name] ?? 0;
      return parts(name, PLACES.has(name) ? withoutCheckout(argument) : argument, depth);
    }),
  );
}

function parts(name: string, value: Json, depth: number): [string, Json][] {
  if (depth === 0 || !isObject(value) || Object.keys(value).length === 0) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => parts(`${name}.${key}`, inner, depth - 1));
}

/** A loop and no chain of calls: there are as many arguments as a plan has lines. */
function digests(body: JsonObject, digest: Digest): [string, string][] {
  const made: [string, string][] = [];
  for (const [name, argument] of Object.entries(body)) {
    if (name === '//') continue;
    made.push([name, digest(PLACES.has(name) ? withoutCheckout(argument) : argument)]);
    made.push(...versionDigest(name, argument, digest));
  }
  return made.sort(([one], [other]) => (one < other ? -1 : 1));
}

function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('.');
}
