import type { TextForPeople } from './contents';
import type { Outside } from './outside';
import type { PlanFacts } from './plan';
import type { Json, JsonObject } from '../json/json';

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
