import type { Json } from '../json/json';
import type { Value } from '../expression/value';
import type { Address } from '../model/address';

/** One instance of a resource or data source, whatever kind of document holds it. */
export interface Resource {
  /** `<stack>:<Terraform address>` */
  readonly address: Address;
  readonly stack: string;
  /** False for a data source. */
  readonly managed: boolean;
  readonly type: string;
  /** Provider configuration that it is made with; key into the document's providers. */
  readonly provider: string;
  /** What the document says; `undefined` where it says nothing and the provider's default holds. */
  readonly argument: (name: string) => Value | undefined;
  /** The same, as far as the block says it by itself: no other block is asked. */
  readonly written: (name: string) => Value | undefined;
  /** Attributes that an argument's expression is made of and that only the apply knows, as `<address>.<attribute>`. */
  readonly origins: (name: string) => readonly string[];
  /** Blocks that it names or depends on, where the document says so without saying in which argument. */
  readonly mentions: readonly Address[];
  /** Whether somebody wrote the argument, as far as is known; else its value is the provider's. */
  readonly configured: (name: string) => boolean;
  /** An argument as it was written, where it is an expression. */
  readonly source: (name: string) => string | undefined;
  /** The comment `"//"`, which Terraform ignores. */
  readonly comment: Json | undefined;
  readonly preventDestroy: boolean;
  /** Conditions without which Terraform refuses to apply it, as they stand. */
  readonly preconditions: readonly string[];
  /** Arguments whose changes Terraform ignores, sorted; `all` stands for every one. */
  readonly ignoresChanges: readonly string[];
}

export interface Provider {
  /** `<stack>:aws.<alias>` */
  readonly key: string;
  readonly type: string;
  readonly argument: (name: string) => Value | undefined;
}

/** An `import` block. */
export interface Import {
  /** Of the resource that takes the object over. */
  readonly address: Address;
  readonly id: Value;
  /** Provider configuration that the block names; key into {@link World.providers}. */
  readonly provider?: string;
}

/** What one document holds. */
export interface Content {
  readonly resources: readonly Resource[];
  readonly providers: readonly Provider[];
  readonly imports: readonly Import[];
  /** Addresses of what Terraform lets go of, and does not destroy. */
  readonly forgotten: readonly Address[];
  readonly output: (name: string) => Value | undefined;
}
