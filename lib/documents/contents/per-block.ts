import type { JsonObject } from '../json/json';

/**
 * Makes something of a block at an address once: two versions of a stack have most blocks in common, as one object each,
 * and so have what was made of them.
 */
export function perBlock<T, Rest extends readonly unknown[]>(
  make: (address: string, body: JsonObject, ...rest: Rest) => T,
): (address: string, body: JsonObject, ...rest: Rest) => T {
  const memory = new WeakMap<JsonObject, { readonly address: string; readonly made: T }>();
  return (address, body, ...rest) => {
    const known = memory.get(body);
    if (known?.address === address) return known.made;
    const made = make(address, body, ...rest);
    memory.set(body, { address, made });
    return made;
  };
}
