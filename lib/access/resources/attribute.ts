import { Attribute, type Value } from '../expression/value';
import type { Resource } from './resource';

/** What a resource's attribute needs to know of the documents around it. */
export interface Surroundings {
  /** What a provider or another document decides about an attribute; `undefined` where only the apply does. */
  readonly computed: (resource: Resource, name: string) => Value | undefined;
  /** What another stack's output says, through a `terraform_remote_state`. */
  readonly remoteOutput: (resource: Resource, output: string) => Value;
  /**
   * While accounts are still being looked for, the number of the search: what is evaluated then may say more later, and
   * is kept for this search only. Else 0.
   */
  readonly tentative: () => number;
}

/** Attributes of Okta objects that tell which object it is. */
const IDENTITY = new Set(['id', 'metadata']);

/** Value of `type.name.attribute` in an expression. */
export function attributeValue(resource: Resource, name: string, { computed }: Surroundings): Value {
  // What an Okta object is called after apply says less than which object it is.
  if (IDENTITY.has(name) && resource.type.startsWith('okta_') && !resource.configured(name))
    return new Attribute(resource.address, name);
  const written = resource.argument(name);
  if (written !== undefined) return written;
  return computed(resource, name) ?? new Attribute(resource.address, name);
}
