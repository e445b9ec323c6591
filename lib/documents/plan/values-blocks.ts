import { randomBytes } from 'node:crypto';
import { type Digest, versionDigest } from '../digest';
import { type Json, property } from '../json/json';
import type { ValuesDocument, ValuesResource } from '../model/document';
import type { Block } from '../model/contents';
import { sortedBy } from '../order';
import { marks } from './containers';

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
  const made = names.flatMap((name): [string, string][] => {
    const value = property(values, name) ?? null;
    if (marks(unknown, name)) return [[name, digest({ unknown: property(expressions, name) ?? name, value })]];
    if (isEmpty(value)) return [];
    return [
      [name, digest(marks(sensitive, name) ? { value, salt: SALT } : value)],
      ...versionDigest(name, value, digest),
    ];
  });
  return sortedBy(made, ([name]) => name);
}

/** What providers write for "not set". */
function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
