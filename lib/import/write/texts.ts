/** A duration as the configuration says it: `4h`, `90m`, `3601s`. */
export function durationText(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** Undefined for an empty list or mapping: the files leave out what is undefined. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

/** Characters that every key and file name may have, in place of those that may not. */
export function plainName(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return plain === '' ? 'x' : plain;
}

/** The wish, or the wish with a number: whichever is free. Case does not tell two names apart. */
export function freeName(wish: string, taken: Set<string>): string {
  for (let i = 1; ; i += 1) {
    const name = i === 1 ? wish : `${wish}-${i}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** Tags without those that AWS sets itself (CloudFormation, Service Catalog): nobody else may write them, and Terraform passes them over. */
export function ownTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !name.toLowerCase().startsWith('aws:')));
}
