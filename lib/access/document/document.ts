import type { Outside, PlanFacts, TextForPeople } from '../model';

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A set of Terraform resources: one stack, one plan, one state. */
export type Document = ConfigurationDocument | ValuesDocument;

/** A synthesized stack: Terraform's JSON configuration syntax. */
export interface ConfigurationDocument {
  readonly kind: 'configuration';
  /** Name of the stack. */
  readonly name: string;
  /** Block type → labels → body. */
  readonly root: JsonObject;
  /** What this product never writes. */
  readonly outside: readonly Outside[];
  /** Values that a plan or state of the same stack has, by Terraform address: they answer what expressions can't. */
  readonly known?: ReadonlyMap<string, JsonObject>;
  /** Addresses of objects that this plan lets go of without deleting them. */
  readonly left?: readonly string[];
  /** What the plan does, on the side after it. */
  readonly plan?: PlanFacts;
}

/** `terraform show -json`: values, and for some of them only that the apply will know them. */
export interface ValuesDocument {
  readonly kind: 'plan' | 'state';
  readonly name: string;
  readonly resources: readonly ValuesResource[];
  readonly providers: readonly ValuesProvider[];
  readonly outputs: ReadonlyMap<string, Json>;
  /** What people are shown: descriptions, tags and outputs. */
  readonly texts?: readonly TextForPeople[];
  /** Arguments that the plan changes, by address. */
  readonly changed?: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the plan does; absent for a state, and for what there was before. */
  readonly plan?: PlanFacts;
  readonly outside: readonly Outside[];
  /** Why the source leaves out objects of this stack, on both sides of a plan. */
  readonly gap?: string;
  /** What the source could not read. */
  readonly unread?: readonly { readonly subject: string; readonly reason: string }[];
}

export interface ValuesResource {
  /** e.g. `module.account["tech"].aws_iam_role.admin[0]` */
  readonly address: string;
  readonly managed: boolean;
  readonly type: string;
  readonly values: JsonObject;
  /** `true` where the apply decides, in the shape of `values`. */
  readonly unknown: Json;
  /** `true` where the value is sensitive, in the shape of `values`. */
  readonly sensitive: Json;
  /** The expressions, as far as the plan shows them: constants and what they refer to. */
  readonly expressions: JsonObject;
  /** Whether the plan has the block; a state has none. */
  readonly configured: boolean;
  /** Key into `providers`. */
  readonly provider?: string;
  /** Terraform lets go of the object, and it stays as it is. */
  readonly left?: 'forgotten' | 'retained';
  /** Addresses that a state notes as needed by this object. */
  readonly dependsOn?: readonly string[];
}

export interface ValuesProvider {
  readonly key: string;
  readonly expressions: JsonObject;
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

/** Own property only: documents have keys such as `constructor`. */
export function property<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The bodies of a block type without labels: Terraform's JSON syntax lets a block stand alone or in a list. */
export function blocks(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return (value as Json[]).filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The bodies of a block type with labels, e.g. `resource` with two: every level may be an object or a list of them. */
export function labelledBlocks(value: Json | undefined, labels: number): [labels: string[], body: JsonObject][] {
  const found: [string[], JsonObject][] = [];
  const descend = (inner: Json | undefined, path: readonly string[]) => {
    for (const body of blocks(inner)) {
      if (path.length === labels) found.push([[...path], body]);
      else for (const label of Object.keys(body)) if (label !== '//') descend(body[label], [...path, label]);
    }
  };
  descend(value, []);
  return found;
}
