import { Attribute, type Value } from '../expression/value';
import type { Unknown } from '../model';
import type { Resource } from './resource';

/** What a resource's attribute needs to know of the documents around it. */
export interface Surroundings {
  /** What a provider or another document decides about an attribute; `undefined` where only the apply does. */
  readonly computed: (resource: Resource, name: string) => Value | undefined;
  readonly report: (unknown: Unknown) => void;
}

/** Value of `type.name.attribute` in an expression. */
export function attributeValue(resource: Resource, name: string, { computed }: Surroundings): Value {
  const written = resource.argument(name);
  if (written !== undefined) return written;
  return computed(resource, name) ?? new Attribute(resource.address, name);
}
