import type { Digest } from './digest';
import { isObject, type Json } from './document/document';

/** The version of a policy document decides whether IAM reads variables in it, and nothing else in the model holds it. */
export function versionDigest(name: string, argument: Json, digest: Digest): [name: string, digest: string][] {
  const version = typeof argument === 'string' && argument.startsWith('{') ? versionIn(argument) : undefined;
  return version === undefined ? [] : [[`${name}.Version`, digest(version)]];
}

function versionIn(text: string): string | undefined {
  try {
    const document = JSON.parse(text) as Json;
    const found = isObject(document) ? document['Version'] : undefined;
    return typeof found === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}
