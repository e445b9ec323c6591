import type { Json } from '../document/document';
import type { Value } from '../expression/value';
import type { Address, Unknown } from '../model';

/** One instance of a resource or data source, whatever kind of document holds it. */
export interface Resource {
  /** `<stack>:<Terraform address>` */
  readonly address: Address;
  readonly stack: string;
  /** False for a data source. */
  readonly managed: boolean;
  readonly type: string;
  /** Provider configuration that it is made with; key into {@link World.providers}. */
  readonly provider: string;
  /** What the document says; `undefined` where it says nothing and the provider's default holds. */
  readonly argument: (name: string) => Value | undefined;
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

/** Everything that a set of documents says, ready to be asked. */
export interface World {
  readonly stacks: readonly string[];
  /** By type; data sources as `data.<type>`. */
  readonly resources: ReadonlyMap<string, readonly Resource[]>;
  readonly byAddress: ReadonlyMap<Address, Resource>;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly imports: readonly Import[];
  /** Addresses that `removed` blocks forget without destroying. */
  readonly forgotten: readonly Address[];
  /** What could not be read at all. */
  readonly unknown: readonly Unknown[];
}

/** Resources (`okta_group`) or data sources (`data.okta_group`) of the given types, in the order of their addresses. */
export function resourcesOf(world: World, ...types: readonly string[]): readonly Resource[] {
  return types.flatMap((type) => world.resources.get(type) ?? []);
}
