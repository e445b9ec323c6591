import { type Digest, digestOf } from './digest';
import type { Json } from './json/json';
import type { Outside, OutsideKind } from './model/outside';

/** Says what one file holds that is outside of what is worked out here. It may decide about access, unless it is said otherwise. */
export function outsideIn(stack: string, file: string, digest: Digest = digestOf) {
  return (address: string, kind: OutsideKind, name: string, evidence: string, what: Json, decides = true): Outside => ({
    address: `${stack}:${address}`,
    file,
    kind,
    name,
    decides,
    evidence,
    digest: digest(what),
  });
}

export function orderOfOutside({ address, kind, name }: Outside): string {
  return JSON.stringify([address, kind, name]);
}
