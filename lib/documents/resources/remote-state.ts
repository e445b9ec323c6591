import { blocks, type Json, labelledBlocks, property } from '../json/json';
import type { ConfigurationDocument } from '../model/document';
import { isValueObject, type Value } from '../expression/value';
import type { Resource } from './resource';

/** The stacks by where they keep their state, so that a reader of it finds the stack behind. */
export class States {
  private readonly byPlace = new Map<string, string[]>();

  constructor(documents: readonly ConfigurationDocument[]) {
    for (const document of documents) {
      const place = stateOfBackend(document);
      if (place !== undefined) this.byPlace.set(place, [...(this.byPlace.get(place) ?? []), document.name]);
    }
  }

  /** Name of the stack whose state a `terraform_remote_state` reads: the one whose backend is configured the same. */
  stackBehind(resource: Resource): string | undefined {
    const place = stateOf(resource.argument('backend'), resource.argument('config'));
    const [only, ...others] = (place !== undefined && this.byPlace.get(place)) || [];
    return others.length === 0 ? only : undefined;
  }
}

/** What identifies a state in its backend, e.g. `s3 bucket/key`. */
function stateOf(backend: Value | undefined, config: Value | undefined): string | undefined {
  if (typeof backend !== 'string' || config === undefined || !isValueObject(config)) return undefined;
  return identity(backend, config);
}

function stateOfBackend(document: ConfigurationDocument): string | undefined {
  for (const terraform of blocks(property(document.root, 'terraform'))) {
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
  const parts = IDENTITY.get(backend)?.map((name) => (name === 'workspaces' ? workspace(config[name]) : config[name]));
  if (parts === undefined || !parts.every((part) => typeof part === 'string')) return undefined;
  return [backend, ...parts].join(' ');
}

function workspace(value: unknown): unknown {
  const [block] = blocks(value as Json | undefined);
  return property(block, 'name');
}
