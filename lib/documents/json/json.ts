/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are the same, with their keys in the same order. */
export function equal(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item: Json, i) => equal(item, (b as readonly Json[])[i] ?? null));
  if (!isObject(a) || !isObject(b)) return false;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  return (
    names.length === others.length &&
    names.every((name, i) => name === others[i] && equal(a[name] ?? null, b[name] ?? null))
  );
}

/** Own property only: documents have keys such as `constructor`. What is not an object has none. */
export function property<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined;
export function property(value: Json | undefined, key: string): Json | undefined;
export function property(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The object at a key; an empty one where there is none. */
export function objectAt(value: Json | undefined, key: string): JsonObject {
  const found = property(value, key);
  return isObject(found) ? found : {};
}

export function text(value: Json | undefined, key: string): string | undefined {
  const found = property(value, key);
  return typeof found === 'string' ? found : undefined;
}

export function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
}

/** The bodies of a block type without labels: Terraform's JSON syntax lets a block stand alone or in a list. */
export function blocks(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return (value as Json[]).filter(isObject);
  return isObject(value) ? [value] : [];
}

/** Resources or data sources of a stack, by the address that Terraform gives them: as many as a plan has objects. */
export function typedBlocks(root: JsonObject, mode: 'resource' | 'data') {
  const found: { readonly address: string; readonly type: string; readonly name: string; readonly body: JsonObject }[] =
    [];
  const prefix = mode === 'data' ? 'data.' : '';
  for (const types of blocks(property(root, mode)))
    for (const type of Object.keys(types))
      for (const names of type === '//' ? [] : blocks(types[type]))
        for (const name of Object.keys(names))
          for (const body of name === '//' ? [] : blocks(names[name]))
            found.push({ address: `${prefix}${type}.${name}`, type, name, body });
  return found;
}

/** The bodies of a block type with labels, e.g. `resource` with two: every level may be an object or a list of them. */
export function labelledBlocks(
  value: Json | undefined,
  labels: number,
): [labels: readonly string[], body: JsonObject][] {
  const found: [readonly string[], JsonObject][] = [];
  const descend = (inner: Json | undefined, path: readonly string[]) => {
    if (isObject(inner)) enter(inner, path);
    else for (const body of blocks(inner)) enter(body, path);
  };
  const enter = (body: JsonObject, path: readonly string[]) => {
    if (path.length === labels) found.push([path, body]);
    else for (const label of Object.keys(body)) if (label !== '//') descend(body[label], [...path, label]);
  };
  descend(value, []);
  return found;
}
