import { blocks, type ConfigurationDocument, isObject, labelledBlocks, property } from '../document/document';
import { isValueObject, type Value } from '../expression/value';
import type { Resource } from './resource';

/** Prefix that CDKTF gives the data source which reads another stack, before the stack's name. */
const CDKTF_PREFIX = 'data.terraform_remote_state.cross-stack-reference-input-';

/**
 * Name of the stack whose state a `terraform_remote_state` reads: the one whose backend is configured the same, or the
 * one that CDKTF names.
 */
export function stackBehind(resource: Resource, documents: readonly ConfigurationDocument[]): string | undefined {
  const place = stateOf(resource.argument('backend'), resource.argument('config'));
  const sameBackend = place === undefined ? [] : (byState(documents).get(place) ?? []);
  const [only] = sameBackend;
  if (only !== undefined && sameBackend.length === 1) return only.name;
  const local = resource.address.slice(resource.address.indexOf(':') + 1);
  const named = local.startsWith(CDKTF_PREFIX) ? local.slice(CDKTF_PREFIX.length) : undefined;
  return documents.find(({ name }) => name === named)?.name;
}

/** Each account asks for the same list, so it is looked through once, not once an account. */
const STATES = new WeakMap<readonly ConfigurationDocument[], ReadonlyMap<string, readonly ConfigurationDocument[]>>();

function byState(documents: readonly ConfigurationDocument[]): ReadonlyMap<string, readonly ConfigurationDocument[]> {
  const known = STATES.get(documents);
  if (known !== undefined) return known;
  const states = new Map<string, ConfigurationDocument[]>();
  for (const document of documents) {
    const state = stateOfBackend(document);
    if (state !== undefined) states.set(state, [...(states.get(state) ?? []), document]);
  }
  STATES.set(documents, states);
  return states;
}

/** What identifies a state in its backend, e.g. `s3 bucket/key`. */
function stateOf(backend: Value | undefined, config: Value | undefined): string | undefined {
  if (typeof backend !== 'string' || config === undefined || !isValueObject(config)) return undefined;
  return identity(backend, config);
}

function stateOfBackend(document: ConfigurationDocument): string | undefined {
  for (const file of document.root.files)
    for (const terraform of blocks(property(file, 'terraform'))) {
      for (const cloud of blocks(property(terraform, 'cloud'))) return identity('remote', cloud);
      for (const [[type = ''], config] of labelledBlocks(property(terraform, 'backend'), 1))
        return identity(type, config);
    }
  return undefined;
}

/** Arguments that tell one state of a backend from another. */
const IDENTITY: ReadonlyMap<string, readonly string[]> = new Map([
  ['local', ['path']],
  ['s3', ['bucket', 'key']],
  ['gcs', ['bucket', 'prefix']],
  ['azurerm', ['storage_account_name', 'container_name', 'key']],
  ['remote', ['organization', 'workspaces']],
]);

function identity(backend: string, config: Readonly<Record<string, unknown>>): string | undefined {
  const parts = IDENTITY.get(backend)?.map((name) => {
    const value = name === 'workspaces' ? workspace(config[name]) : config[name];
    // A path is written from the folder of the stack that reads it.
    return name === 'path' && typeof value === 'string' ? value.replace(/^.*[/\\]/, '') : value;
  });
  if (parts === undefined || !parts.every((part) => typeof part === 'string')) return undefined;
  return [backend, ...parts].join(' ');
}

function workspace(value: unknown): unknown {
  const block: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(block) ? property(block, 'name') : undefined;
}
