import { randomBytes } from 'node:crypto';
import type { Digest } from '../digest';
import { isObject, type Json, property, type ValuesDocument, type ValuesResource } from '../document/document';
import type { Block } from '../model';
import { versionDigest } from '../policy-version';
import { isUnknown } from './containers';

/** Sensitive values are compared within one run only: their digests lead nobody to them. */
const SALT = randomBytes(16).toString('hex');

/** Resources of a plan or state as blocks: what was written of each, or what the plan changes, by name and digest. */
export function valuesBlocks(document: ValuesDocument, digest: Digest): Block[] {
  return document.resources
    .filter(({ managed }) => managed)
    .map((resource) => ({
      address: `${document.name}:${resource.address}`,
      arguments: digests(resource, digest, document.changed?.get(resource.address)),
    }));
}

function digests(resource: ValuesResource, digest: Digest, changed: ReadonlySet<string> = new Set()) {
  const { values, unknown, sensitive, expressions, configured } = resource;
  const names = configured ? [...new Set([...Object.keys(expressions), ...changed])] : Object.keys(values);
  return names
    .flatMap((name): [string, string][] => {
      const hidden = isObject(unknown) ? (property(unknown, name) ?? false) : unknown;
      const value = property(values, name) ?? null;
      if (isUnknown(hidden)) return [[name, digest({ unknown: property(expressions, name) ?? name, value })]];
      if (isEmpty(value)) return [];
      const secret = isUnknown(isObject(sensitive) ? (property(sensitive, name) ?? false) : sensitive);
      return [[name, digest(secret ? { value, salt: SALT } : value)], ...versionDigest(name, value, digest)];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What providers write for "not set". */
function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
